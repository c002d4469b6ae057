// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.detect.Contender;
import io.vedette.core.detect.Detector;
import io.vedette.core.detect.Ranking;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.models.ModelKind;
import io.vedette.core.models.Progress;
import io.vedette.core.watch.WatchSettings;
import io.vedette.server.ask.csv.CsvRows;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/// `vedette compare FILE`.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        description = {
            "Says what each kind of model finds in a file, what it costs, and which one auto would take.",
            "Faults are planted into the file's own calm rows; nothing needs to be labelled, and nothing is kept."
        })
final class Compare implements Callable<Integer> {
    private static final double NANOS_A_SECOND = 1e9;

    @Mixin
    private Csv csv;

    @Mixin
    private Splits splits;

    @Mixin
    private Learning learning;

    @Mixin
    private Output output;

    /// One kind, for programs.
    ///
    /// @param found        share of the planted faults found
    /// @param calmPast     share of calm rows past its line
    /// @param trainSeconds of CPU
    /// @param rowMicros    of CPU, to judge a row on the whole road
    record Line(
            String kind,
            double found,
            double calmPast,
            long bytes,
            double trainSeconds,
            double rowMicros,
            String clarity,
            String sees) {}

    record Answer(String kind, String reason, List<Line> kinds) {}

    @Override
    public Integer call() throws IOException {
        CsvRows rows = csv.read(output);
        LearnSettings settings = learning.settings().withModel(LearnSettings.AUTO);
        FileRun run = new FileRun(rows, Train.entity(csv.file(), null));
        Split split = splits.of(rows.nanos(), 1, settings.testShare());
        Ranking ranking;
        List<Line> lines = new ArrayList<>();
        try (Bar bar = Bar.open()) {
            ranking = run.compare(settings, split, bar);
            for (Contender contender : ranking.contenders()) {
                lines.add(line(contender, run, settings, split, rows.size()));
            }
        }
        Answer answer = new Answer(ranking.kind(), ranking.reason(), lines);
        if (output.isJson()) {
            output.json(answer);
        } else {
            print(answer);
        }
        return 0;
    }

    private static Line line(Contender contender, FileRun run, LearnSettings settings, Split split, int rows) {
        long before = nanos();
        Detector detector = run.train(settings.withModel(contender.kind()), split, Progress.SILENT);
        long trained = nanos();
        run.detect(detector, WatchSettings.DEFAULT, 0);
        long judged = nanos();
        ModelKind kind = Kinds.all().kind(contender.kind());
        return new Line(
                contender.kind(),
                contender.share(),
                contender.alarms(),
                contender.bytes(),
                (trained - before) / NANOS_A_SECOND,
                (judged - trained) / 1e3 / rows,
                kind.clarity().name().toLowerCase(Locale.ROOT),
                kind.sentence());
    }

    /// Of this thread alone: the compiler and the collector would tell of themselves.
    private static long nanos() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private void print(Answer answer) {
        output.table(
                List.of("kind", "finds", "calm rows past its line", "memory", "training", "a row", "clarity", "sees"),
                answer.kinds().stream()
                        .map(line -> List.of(
                                line.kind(),
                                percent("%.0f %%", line.found()),
                                percent("%.2f %%", line.calmPast()),
                                String.format(Locale.ROOT, "%,d kB", Math.max(1, line.bytes() / 1_000)),
                                String.format(Locale.ROOT, "%.2f s", line.trainSeconds()),
                                String.format(Locale.ROOT, "%.0f µs", line.rowMicros()),
                                line.clarity(),
                                line.sees()))
                        .toList());
        output.out().println();
        output.out().println("auto takes %s: it %s.".formatted(answer.kind(), answer.reason()));
    }

    private static String percent(String form, double share) {
        return String.format(Locale.ROOT, form, 100 * share);
    }
}
