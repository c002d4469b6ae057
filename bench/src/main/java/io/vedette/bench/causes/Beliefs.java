// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.domain.Diagnosis;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// How good the probability of the first cause is: as shipped, and fitted without the data set it is
/// judged on.
final class Beliefs {
    private static final int BINS = 5;

    private final Map<String, List<Case>> cases = new TreeMap<>();

    /// One diagnosis.
    ///
    /// @param right whether its first cause is true; in healthy times nothing is
    private record Case(Diagnosis diagnosis, boolean right) {
        double shipped() {
            return diagnosis.causes().isEmpty()
                    ? 0
                    : diagnosis.causes().getFirst().probability();
        }

        double with(Fit fit) {
            double sum = Math.exp(fit.unseen() / fit.heat());
            double first = 0;
            for (Diagnosis.Cause cause : diagnosis.causes()) {
                double score = cause.confident() ? cause.score() : cause.score() - fit.guess();
                double weight = Math.exp(Math.min(score, 50) / fit.heat());
                first = first == 0 ? weight : first;
                sum += weight;
            }
            return first / sum;
        }
    }

    /// As in the core's class of the same idea.
    private record Fit(double heat, double guess, double unseen) {
        double brier(List<Case> cases) {
            return cases.stream()
                    .mapToDouble(one -> Math.pow(one.with(this) - (one.right() ? 1 : 0), 2))
                    .average()
                    .orElse(0);
        }
    }

    void add(String set, Diagnosis diagnosis, boolean right) {
        cases.computeIfAbsent(set, _ -> new ArrayList<>()).add(new Case(diagnosis, right));
    }

    private static Fit fit(List<Case> cases) {
        var grid = new ArrayList<Fit>();
        for (double heat : new double[] {0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.7}) {
            for (double guess : new double[] {0, 0.25, 0.5, 0.75, 1, 1.5}) {
                for (double unseen : new double[] {-0.2, 0, 0.2, 0.4, 0.6, 0.8, 1}) {
                    grid.add(new Fit(heat, guess, unseen));
                }
            }
        }
        return grid.stream()
                .min(Comparator.comparingDouble(fit -> fit.brier(cases)))
                .orElseThrow();
    }

    void print(PrintStream out) {
        List<Case> all = cases.values().stream().flatMap(List::stream).toList();
        out.println();
        out.println("Probability of the first cause; Brier score (always saying the share that is right: "
                + "%.3f)".formatted(share(all) * (1 - share(all))));
        out.println("| data | cases | right | as shipped | fitted on the others |");
        out.println("|---|---|---|---|---|");
        for (String set : cases.keySet()) {
            List<Case> others = cases.entrySet().stream()
                    .filter(entry -> !entry.getKey().equals(set))
                    .flatMap(entry -> entry.getValue().stream())
                    .toList();
            line(out, set, cases.get(set), fit(others).brier(cases.get(set)));
        }
        line(out, "all", all, fit(all).brier(all));
        out.println("Best on all: " + fit(all));
        out.println("| said | cases | right |");
        out.println("|---|---|---|");
        for (int bin = 0; bin < BINS; bin++) {
            double low = bin / (double) BINS;
            double high = (bin + 1) / (double) BINS;
            List<Case> said = all.stream()
                    .filter(one -> one.shipped() >= low && (one.shipped() < high || high == 1))
                    .toList();
            out.printf("| %.1f to %.1f | %d | %.2f |%n", low, high, said.size(), share(said));
        }
    }

    private static void line(PrintStream out, String set, List<Case> cases, double fitted) {
        double shipped = cases.stream()
                .mapToDouble(one -> Math.pow(one.shipped() - (one.right() ? 1 : 0), 2))
                .average()
                .orElse(0);
        out.printf("| %s | %d | %.2f | %.3f | %.3f |%n", set, cases.size(), share(cases), shipped, fitted);
    }

    private static double share(List<Case> cases) {
        return IntStream.range(0, cases.size())
                        .filter(i -> cases.get(i).right())
                        .count()
                / (double) Math.max(1, cases.size());
    }
}
