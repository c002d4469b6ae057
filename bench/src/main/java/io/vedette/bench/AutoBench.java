// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.detect.Contender;
import io.vedette.core.detect.Detector;
import io.vedette.core.detect.Judging;
import io.vedette.core.detect.Ranking;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/// What a kind chosen without labels is worth, on the road that the product takes: it selects inputs, keeps a fifth of
/// the training rows for calibration, chooses a kind by planted faults, and judges each row when it comes.
final class AutoBench {
    private static final double HELD = 0.2;
    private static final long MINUTE = 60_000_000_000L;

    private final PrintStream out;

    AutoBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        out.println("| data | VUS-PR at once: fitted to bare rows | the product's road, usual kind | kind chosen |"
                + " had each leader been taken | best kind by labels | rank correlation | contests with another winner"
                + " | CPU s a contest |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        row("SMD", Server.in(folder.resolve("smd")));
        row("ASD", Server.in(folder.resolve("asd")));
        row("TSB-AD M", Tsbad.many(folder.resolve("tsbad")).series());
        row("TSB-AD U", Tsbad.single(folder.resolve("tsbad")).series());
    }

    private void row(String name, List<Server> servers) {
        double[] sums = new double[7];
        int switched = 0;
        for (Server server : servers) {
            Trial trial = new Trial(server);
            double[] figures = trial.figures();
            for (int i = 0; i < sums.length; i++) {
                sums[i] += figures[i] / servers.size();
            }
            switched += trial.isSwitched() ? 1 : 0;
        }
        out.printf(
                "| %s, %d | %.3f | %.3f | **%.3f** | %.3f | %.3f | %.2f | %d | %.1f |%n",
                name, servers.size(), sums[0], sums[1], sums[2], sums[3], sums[4], sums[5], switched, sums[6]);
    }

    /// One series: the contest, and each contender judged by the labels.
    private static final class Trial {
        private final Server server;
        private final Table table;
        private final Split split;
        private final String usual;
        private final Ranking ranking;
        private final double seconds;

        Trial(Server server) {
            this.server = server;
            this.table = table(server.train());
            this.split = Split.last(HELD, table.nanos());
            double before = Cpu.seconds();
            Detector chosen = teach(LearnSettings.DEFAULT);
            this.seconds = Cpu.seconds() - before;
            this.usual = Models.kindFor(chosen.model().width());
            this.ranking = chosen.card().ranking();
        }

        boolean isSwitched() {
            return !kind().equals(usual);
        }

        /// Where a hundred held-out rows are too few for a contest, the usual one.
        private String kind() {
            return ranking.kind().isEmpty() ? usual : ranking.kind();
        }

        double[] figures() {
            List<Contender> tried = ranking.contenders().isEmpty()
                    ? List.of(new Contender(usual, new BitSet(), 1, 0, 0))
                    : ranking.contenders();
            double[] shares = tried.stream().mapToDouble(Contender::share).toArray();
            double[] truths =
                    tried.stream().mapToDouble(each -> worth(each.kind())).toArray();
            return new double[] {
                vus(Candidate.atOnce(usual).scorer().judge(server).scores()),
                worth(usual),
                worth(kind()),
                truths[0],
                Arrays.stream(truths).max().orElseThrow(),
                RankCorrelation.of(shares, truths),
                seconds
            };
        }

        private double worth(String kind) {
            Judging judging = new Judging(teach(LearnSettings.DEFAULT.withModel(kind)));
            Table test = table(server.test());
            double[] scores = new double[test.rows()];
            Arrays.setAll(scores, t -> judging.score(test.frame(t)).score());
            return vus(scores);
        }

        private double vus(double[] scores) {
            return server.vus(scores).pr();
        }

        private Detector teach(LearnSettings settings) {
            return new Teacher(settings, Models.OWN).teach(table, split, "", Progress.SILENT);
        }

        private static Table table(double[][] rows) {
            List<Signal> signals = new ArrayList<>();
            List<double[]> columns = new ArrayList<>();
            for (int j = 0; j < rows[0].length; j++) {
                int input = j;
                signals.add(new Signal("input " + j, ""));
                columns.add(Arrays.stream(rows).mapToDouble(row -> row[input]).toArray());
            }
            long[] nanos = new long[rows.length];
            Arrays.setAll(nanos, t -> t * MINUTE);
            return new Table(new Entity("file", "bench"), nanos, MINUTE, signals, columns);
        }
    }
}
