// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.detect.Contender;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.learn.Chooser;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Split;
import io.vedette.core.learn.Table;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

final class AutoBench {
    private final PrintStream out;

    AutoBench(PrintStream out) {
        this.out = out;
    }

    void run(Path folder) throws IOException {
        each("SMD", Server.in(folder.resolve("smd")));
        each("ASD", Server.in(folder.resolve("asd")));
        each("M", Tsbad.many(folder.resolve("tsbad")).series());
        each("U", Tsbad.single(folder.resolve("tsbad")).series());
    }

    private void each(String name, List<Server> servers) {
        if (System.getProperty("road") != null) {
            double[] sums = new double[4];
            for (Server server : servers) {
                Table table = table(server.train());
                Split split = Split.last(0.2, table.nanos());
                int width = server.train()[0].length;
                String kind = Models.kindFor(width);
                var all = new io.vedette.core.learn.InputSettings(table.signals().stream().map(Signal::name).toList(), 500, io.vedette.core.learn.InputSettings.Gaps.FILL);
                double[] v = {vus(LearnSettings.DEFAULT.withModel(kind), table, split, server),
                    vus(LearnSettings.DEFAULT.withModel(kind).withInputs(all), table, split, server),
                    Vus.of(server.labels(), Candidate.atOnce(kind).scorer().judge(server).scores(), Vus.window(server.firstColumn())).pr()};
                for (int i = 0; i < 3; i++) sums[i] += v[i] / servers.size();
                out.printf("%s %s %.3f %.3f %.3f%n", name, server.name(), v[0], v[1], v[2]);
            }
            out.printf("%s mean %.3f %.3f %.3f%n", name, sums[0], sums[1], sums[2]);
            return;
        }
        for (Server server : servers) {
            Table table = table(server.train());
            Split split = Split.last(0.2, table.nanos());
            double before = Cpu.seconds();
            List<Contender> tried =
                    new Chooser(LearnSettings.DEFAULT).tried(table, split, Models.KINDS, Progress.SILENT);
            double spent = Cpu.seconds() - before;
            System.gc();
            StringBuilder line = new StringBuilder("%s %s rows %d width %d cpu %.1f".formatted(
                    name, server.name(), server.train().length, server.train()[0].length, spent));
            for (Contender contender : tried) {
                double[] once = judged(contender.kind(), table, split, server);
                double vus = Vus.of(server.labels(), once, Vus.window(server.firstColumn())).pr();
                line.append(" | %s %.3f fa %.4f vus %.3f %s"
                        .formatted(contender.kind().substring(0, 6), contender.share(), contender.alarms(), vus, perFault(contender)));
            }
            out.println(line);
        }
    }

    private static double[] judged(String kind, Table table, Split split, Server server) {
        var detector = new io.vedette.core.learn.Teacher(LearnSettings.DEFAULT.withModel(kind))
                .teach(table, split, "", Progress.SILENT);
        var judging = new io.vedette.core.detect.Judging(detector);
        Table test = table(server.test());
        double[] scores = new double[test.rows()];
        for (int t = 0; t < scores.length; t++) {
            scores[t] = judging.score(test.frame(t)).score();
        }
        return scores;
    }

    private static double vus(LearnSettings settings, Table table, Split split, Server server) {
        var detector = new io.vedette.core.learn.Teacher(settings)
                .teach(table, split, "", Progress.SILENT);
        var judging = new io.vedette.core.detect.Judging(detector);
        Table test = table(server.test());
        double[] scores = new double[test.rows()];
        for (int t = 0; t < scores.length; t++) {
            scores[t] = judging.score(test.frame(t)).score();
        }
        return Vus.of(server.labels(), scores, Vus.window(server.firstColumn())).pr();
    }

    private static String perFault(Contender c) {
        StringBuilder b = new StringBuilder();
        for (int i = 0; i < c.trials(); i++) {
            b.append(c.found().get(i) ? '1' : '0');
        }
        return b.toString();
    }

    static Table table(double[][] rows) {
        long[] nanos = new long[rows.length];
        List<Signal> signals = new ArrayList<>();
        List<double[]> columns = new ArrayList<>();
        for (int t = 0; t < rows.length; t++) {
            nanos[t] = t * 60_000_000_000L;
        }
        for (int j = 0; j < rows[0].length; j++) {
            double[] column = new double[rows.length];
            for (int t = 0; t < rows.length; t++) {
                column[t] = rows[t][j];
            }
            signals.add(new Signal("c" + j, ""));
            columns.add(column);
        }
        return new Table(new Entity("file", "x"), nanos, 60_000_000_000L, signals, columns);
    }
}
