// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.Operator;
import io.vedette.core.models.Models;
import io.vedette.core.watch.Watch;
import io.vedette.core.watch.WatchSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// Anomalies of single signals on public data, through the watch without a model: how many a week, how many of them
/// where the labels say that nothing was wrong.
final class SignalsBench {
    private static final long SECOND = 1_000_000_000L;
    private static final double WEEK = 7 * 86_400.0 * SECOND;

    /// A Monday.
    private static final long START = 1_767_571_200L * SECOND;

    private final PrintStream out;

    SignalsBench(PrintStream out) {
        this.out = out;
    }

    /// What opened on some entities.
    private static final class Sum {
        private double weeks;
        private double signalWeeks;
        private int outside;
        private int met;
        private int segments;
    }

    void run(Path folder) throws IOException {
        out.printf("%n**Anomalies of single signals on public data**, no model, one default%n%n");
        out.println("| data | signals × weeks | opened where nothing is labelled | a week and entity | labelled met |");
        out.println("|---|---|---|---|---|");
        servers("smd", folder, 60);
        servers("asd", folder, 300);
        nab("nab realAWSCloudwatch", folder, true);
        nab("nab, the others", folder, false);
        kpi(folder);
    }

    private void servers(String name, Path folder, long stepSeconds) throws IOException {
        Sum sum = new Sum();
        for (Server server : Server.in(folder.resolve(name))) {
            double[][] rows = new double[server.train().length + server.test().length][];
            boolean[] labels = new boolean[rows.length];
            System.arraycopy(server.train(), 0, rows, 0, server.train().length);
            System.arraycopy(server.test(), 0, rows, server.train().length, server.test().length);
            System.arraycopy(server.labels(), 0, labels, server.train().length, server.labels().length);
            long[] nanos = new long[rows.length];
            java.util.Arrays.setAll(nanos, i -> START + i * stepSeconds * SECOND);
            add(sum, rows, nanos, stepSeconds * SECOND, Segment.of(labels));
        }
        print(name, sum);
    }

    private void nab(String name, Path folder, boolean cloud) throws IOException {
        Sum sum = new Sum();
        for (NabStream stream : NabStream.in(folder.resolve("nab"))) {
            if (stream.group().equals("realAWSCloudwatch") == cloud) {
                double[][] rows = new double[stream.values().length][];
                long[] nanos = new long[rows.length];
                for (int i = 0; i < rows.length; i++) {
                    rows[i] = new double[] {stream.values()[i]};
                    nanos[i] = stream.seconds()[i] * SECOND;
                }
                add(sum, rows, nanos, 300 * SECOND, stream.windows());
            }
        }
        print(name, sum);
    }

    private void kpi(Path folder) throws IOException {
        List<double[]> rows = new ArrayList<>();
        List<Long> nanos = new ArrayList<>();
        List<Boolean> labels = new ArrayList<>();
        Path file = folder.resolve("kpi-sample/sample_data.csv.gz");
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] fields = line.split(",");
                nanos.add(Long.parseLong(fields[0]) * SECOND);
                rows.add(new double[] {Double.parseDouble(fields[1])});
                labels.add(fields[2].startsWith("1"));
            }
        }
        boolean[] wrong = new boolean[rows.size()];
        for (int i = 0; i < wrong.length; i++) {
            wrong[i] = labels.get(i);
        }
        Sum sum = new Sum();
        long[] times = nanos.stream().mapToLong(Long::longValue).toArray();
        add(sum, rows.toArray(double[][]::new), times, 300 * SECOND, Segment.of(wrong));
        print("kpi-sample", sum);
    }

    private static void add(Sum sum, double[][] rows, long[] nanos, long stepNanos, List<Segment> labelled) {
        Entity entity = new Entity("host", "h");
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < rows[0].length; i++) {
            signals.add(new Signal("s" + i, ""));
        }
        Operator.Memory<Fact, Finding> watch = new Watch(WatchSettings.DEFAULT, Models.OWN).begin(entity.id());
        List<int[]> spells = new ArrayList<>();
        for (int row = 0; row < rows.length; row++) {
            List<Point> points = new ArrayList<>();
            for (int i = 0; i < rows[row].length; i++) {
                points.add(new Point(signals.get(i), rows[row][i]));
            }
            int at = row;
            watch.on(Frame.of(entity, nanos[row], stepNanos, points), finding -> {
                if (finding instanceof Anomaly anomaly && anomaly.phase() == Anomaly.Phase.OPENED) {
                    spells.add(new int[] {at});
                }
            });
        }
        double weeks = (nanos[nanos.length - 1] - nanos[0]) / WEEK;
        sum.weeks += weeks;
        sum.signalWeeks += weeks * signals.size();
        // Whoever waits a quarter of an hour may tell of a short trouble when it is just over.
        int slack = (int) Math.max(4, 900 * SECOND / stepNanos + 4);
        sum.segments += labelled.size();
        sum.met += (int) labelled.stream()
                .filter(one -> spells.stream().anyMatch(at -> at[0] >= one.first() && at[0] <= one.last() + slack))
                .count();
        sum.outside += (int) spells.stream()
                .filter(at -> labelled.stream().noneMatch(one -> at[0] >= one.first() && at[0] <= one.last() + slack))
                .count();
    }

    private void print(String name, Sum sum) {
        out.printf(
                "| %s | %.0f | %d | %.2f | %d of %d |%n",
                name, sum.signalWeeks, sum.outside, sum.outside / sum.weeks, sum.met, sum.segments);
    }
}
