// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.inspect.Inspectors;
import io.vedette.core.models.Models;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// VUS-PR of each model, with its defaults, on the series of TSB-AD, beside what was published.
final class TsbadBench {
    private final PrintStream out;

    TsbadBench(PrintStream out) {
        this.out = out;
    }

    void many(Path folder) throws IOException {
        run(Tsbad.many(folder.resolve("tsbad")));
    }

    void single(Path folder) throws IOException {
        run(Tsbad.single(folder.resolve("tsbad")));
    }

    private void run(Tsbad tsbad) {
        List<Map<String, Double>> published = tsbad.series().stream()
                .map(each -> tsbad.published().get(each.name()))
                .toList();
        String rival = best(published);
        out.printf(
                "%nMean of %d series, in brackets 90 %% of a bootstrap over series. Best published here: %s.%n%n",
                published.size(), rival);
        out.println("| method | VUS-PR | better than " + rival
                + " on | better than the best published of the series on " + "| CPU s |");
        out.println("|---|---|---|---|---|");
        List<Candidate> candidates = candidates(tsbad.series().getFirst().train()[0].length);
        double[][] values = new double[candidates.size()][];
        for (int i = 0; i < values.length; i++) {
            double before = Cpu.seconds();
            values[i] = tsbad.series().stream()
                    .mapToDouble(judged(candidates.get(i)))
                    .toArray();
            row(candidates.get(i).name(), values[i], published, rival, Cpu.seconds() - before);
        }
        for (String method : published.getFirst().keySet()) {
            double[] theirs = published.stream()
                    .mapToDouble(each -> each.getOrDefault(method, Double.NaN))
                    .toArray();
            row(method + " (published)", theirs, published, rival, Double.NaN);
        }
        each(tsbad.series(), candidates, values, published);
    }

    private static java.util.function.ToDoubleFunction<Server> judged(Candidate candidate) {
        return series -> series.vus(candidate.scorer().judge(series).scores()).pr();
    }

    /// The kind that would be chosen by itself comes first.
    static List<Candidate> candidates(int width) {
        List<Candidate> candidates = new ArrayList<>();
        String chosen = Models.kindFor(width);
        List<String> kinds = new ArrayList<>(Kinds.all().names());
        kinds.remove(chosen);
        kinds.addFirst(chosen);
        for (String kind : kinds) {
            candidates.add(Candidate.revised(kind));
            candidates.add(Candidate.atOnce(kind));
        }
        if (width == 1) {
            Inspectors.ALL.forEach(inspector -> candidates.add(Candidate.inspected(inspector)));
        }
        candidates.add(Candidate.largestZ());
        candidates.add(Candidate.random());
        return candidates;
    }

    private static String best(List<Map<String, Double>> published) {
        return published.getFirst().keySet().stream()
                .max(Comparator.comparingDouble(method -> published.stream()
                        .mapToDouble(each -> each.getOrDefault(method, Double.NaN))
                        .sum()))
                .orElseThrow();
    }

    private void row(String name, double[] values, List<Map<String, Double>> published, String rival, double cpu) {
        int beatsRival = 0;
        int beatsAll = 0;
        for (int i = 0; i < values.length; i++) {
            double most = published.get(i).values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElseThrow();
            beatsRival += values[i] > published.get(i).getOrDefault(rival, Double.NaN) ? 1 : 0;
            beatsAll += values[i] > most ? 1 : 0;
        }
        String seconds = Double.isNaN(cpu) ? "–" : "%.1f".formatted(cpu);
        out.printf("| %s | %s | %d | %d | %s |%n", name, Bootstrap.of(values), beatsRival, beatsAll, seconds);
    }

    private void each(
            List<Server> series, List<Candidate> candidates, double[][] values, List<Map<String, Double>> published) {
        List<String> names = candidates.stream().limit(2).map(Candidate::name).toList();
        out.printf("%n| series | %s | best published |%n|---|---|---|---|%n", String.join(" | ", names));
        for (int i = 0; i < series.size(); i++) {
            var most = published.get(i).entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .orElseThrow();
            String name = Arrays.stream(series.get(i).name().split("_"))
                    .limit(4)
                    .reduce((a, b) -> a + " " + b)
                    .orElseThrow();
            out.printf(
                    "| %s | %.3f | %.3f | %.3f %s |%n",
                    name, values[0][i], values[1][i], most.getValue(), most.getKey());
        }
    }
}
