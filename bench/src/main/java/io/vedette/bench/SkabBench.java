// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.detect.Calibration;
import io.vedette.core.detect.Episodes;
import io.vedette.core.detect.ThresholdSettings;
import io.vedette.core.models.Model;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Alarms on SKAB: each model with its defaults, and a line that no label had a say in.
///
/// The 400 training rows of a run are scored in four stretches, each by a model that has not seen it; the line is drawn
/// through these scores as everywhere, and told is what the watch would tell.
final class SkabBench {
    private static final int FOLDS = 4;
    private static final Episodes.Rule RULE = Episodes.Rule.DEFAULT;

    /// The product's own and a hundred times that: 400 rows tell little of one in ten thousand.
    private static final double[] RISKS = {ThresholdSettings.DEFAULT.risk(), 100 * ThresholdSettings.DEFAULT.risk()};

    private final PrintStream out;

    SkabBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        List<Skab> runs = Skab.in(folder.resolve("skab"));
        out.printf("%n%d runs, counts pooled.%n%n", runs.size());
        out.println("| method | F1 | false alarms % | missed % | changes: standard | low FP | low FN |");
        out.println("|---|---|---|---|---|---|---|");
        for (double risk : RISKS) {
            for (String kind : Kinds.all().names()) {
                row("%s, revised, p = %s".formatted(kind, risk), runs, run -> judge(kind, false, risk, run));
                row("%s, at once, p = %s".formatted(kind, risk), runs, run -> judge(kind, true, risk, run));
            }
        }
        row("always", runs, run -> {
            boolean[] all = new boolean[run.labels().length];
            Arrays.fill(all, true);
            return all;
        });
    }

    /// Rows of the test part that are called anomalous.
    interface Alarms {
        boolean[] of(Skab run);
    }

    private static boolean[] judge(String kind, boolean atOnce, double risk, Skab run) {
        double[] held = IntStream.range(0, FOLDS)
                .boxed()
                .flatMapToDouble(fold -> outOfFold(kind, atOnce, run.train(), fold))
                .toArray();
        Model model = Kinds.all().fit(kind, run.train(), 1, Progress.SILENT);
        var settings = new ThresholdSettings(ThresholdSettings.Method.AUTO, 95, risk);
        double limit = Calibration.of(held, model.window(), settings).limit();
        double[][] all = Stream.concat(Arrays.stream(run.train()), Arrays.stream(run.test()))
                .toArray(double[][]::new);
        double[] judged = scores(model, atOnce, all);
        return told(Arrays.copyOfRange(judged, Skab.TRAIN, judged.length), limit);
    }

    /// As a watch tells: from three unusual rows of five on, until five in a row are calm.
    private static boolean[] told(double[] scores, double limit) {
        boolean[] told = new boolean[scores.length];
        int recent = 0;
        boolean open = false;
        for (int t = 0; t < scores.length; t++) {
            recent += scores[t] >= limit ? 1 : 0;
            recent -= t >= RULE.outOf() && scores[t - RULE.outOf()] >= limit ? 1 : 0;
            open = open ? recent > 0 : recent >= RULE.needed();
            told[t] = open;
        }
        return told;
    }

    private static DoubleStream outOfFold(String kind, boolean atOnce, double[][] rows, int fold) {
        int from = rows.length * fold / FOLDS;
        int to = rows.length * (fold + 1) / FOLDS;
        double[][] others = Stream.concat(Arrays.stream(rows, 0, from), Arrays.stream(rows, to, rows.length))
                .toArray(double[][]::new);
        Model model = Kinds.all().fit(kind, others, 1, Progress.SILENT);
        return Arrays.stream(scores(model, atOnce, Arrays.copyOfRange(rows, from, to)))
                .filter(Double::isFinite);
    }

    private static double[] scores(Model model, boolean atOnce, double[][] rows) {
        return atOnce ? Arrays.stream(rows).mapToDouble(model.begin()::next).toArray() : model.scores(rows);
    }

    /// What the default does at the product's own line.
    static Counts ofDefault(List<Skab> runs, boolean atOnce) {
        var counts = new Counts();
        for (Skab run : runs) {
            String kind = Models.kindFor(run.train()[0].length);
            counts.take(run.labels(), judge(kind, atOnce, RISKS[0], run));
        }
        return counts;
    }

    /// Rows of all runs, by what they are and what they are called.
    static final class Counts {
        private final int[] counts = new int[4];

        private void take(boolean[] labels, boolean[] called) {
            for (int t = 0; t < called.length; t++) {
                counts[(labels[t] ? 2 : 0) + (called[t] ? 1 : 0)]++;
            }
        }

        double f1() {
            return 2.0 * counts[3] / (2.0 * counts[3] + counts[1] + counts[2]);
        }

        /// In percent of the calm rows.
        double falseAlarms() {
            return 100.0 * counts[1] / (counts[0] + counts[1]);
        }

        /// In percent of the others.
        double missed() {
            return 100.0 * counts[2] / (counts[2] + counts[3]);
        }
    }

    private void row(String name, List<Skab> runs, Alarms alarms) {
        var counts = new Counts();
        var changes = Arrays.stream(ChangePoints.Profile.values())
                .map(ChangePoints::new)
                .toList();
        for (Skab run : runs) {
            boolean[] called = alarms.of(run);
            counts.take(run.labels(), called);
            boolean[] told = new boolean[called.length];
            for (int t = 0; t < called.length; t++) {
                told[t] = called[t] != (t > 0 && called[t - 1]);
            }
            changes.forEach(each -> each.take(run.changes(), told));
        }
        out.printf(
                "| %s | **%.3f** | %.1f | %.1f | %.1f | %.1f | %.1f |%n",
                name,
                counts.f1(),
                counts.falseAlarms(),
                counts.missed(),
                changes.get(0).score(),
                changes.get(1).score(),
                changes.get(2).score());
    }
}
