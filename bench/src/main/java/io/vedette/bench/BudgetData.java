// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.backtest.Outcome;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.learn.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A fleet of the past: what each entity measured, and when there was trouble.
record BudgetData(List<Table> tables, List<Outcome.Known> known) {
    private static final long SECOND = 1_000_000_000L;

    /// Where all begin: a Monday.
    private static final long START = 1_700_438_400L * SECOND;

    /// Trouble is still met within so many steps after its label ends: what it takes to open an anomaly.
    private static final int PATIENCE = 5;

    /// Servers, each with its training rows before its test rows, all beginning at once.
    static BudgetData servers(Path folder, long stepSeconds) throws IOException {
        long step = stepSeconds * SECOND;
        List<Table> tables = new ArrayList<>();
        List<Outcome.Known> known = new ArrayList<>();
        for (Server server : Server.in(folder)) {
            Entity entity = new Entity("host", server.name());
            double[][] rows =
                    Stream.concat(Arrays.stream(server.train()), Arrays.stream(server.test())).toArray(double[][]::new);
            long[] nanos = IntStream.range(0, rows.length).mapToLong(row -> START + row * step).toArray();
            int width = rows[0].length;
            List<Signal> signals = IntStream.rangeClosed(1, width).mapToObj(i -> new Signal("m" + i, "")).toList();
            List<double[]> columns = IntStream.range(0, width)
                    .mapToObj(i -> Arrays.stream(rows).mapToDouble(row -> row[i]).toArray())
                    .toList();
            tables.add(new Table(entity, nanos, step, signals, columns));
            int before = server.train().length;
            for (Segment segment : Segment.of(server.labels())) {
                known.add(new Outcome.Known(
                        entity, nanos[before + segment.first()], nanos[before + segment.last()] + PATIENCE * step));
            }
        }
        return new BudgetData(tables, known);
    }

    /// Streams of the Numenta benchmark as entities of one signal, all beginning at once.
    static BudgetData nab(Path folder) throws IOException {
        List<Table> tables = new ArrayList<>();
        List<Outcome.Known> known = new ArrayList<>();
        for (NabStream stream : NabStream.in(folder)) {
            Entity entity = new Entity("stream", stream.name());
            long[] nanos = Arrays.stream(stream.seconds())
                    .map(second -> START + (second - stream.seconds()[0]) * SECOND)
                    .toArray();
            tables.add(table(entity, nanos, stream.values()));
            for (Segment window : stream.windows()) {
                known.add(new Outcome.Known(entity, nanos[window.first()], nanos[window.last()]));
            }
        }
        return new BudgetData(tables, known);
    }

    /// Clocks are put back in some streams; what is told of an hour that was told of before is left out.
    private static Table table(Entity entity, long[] nanos, double[] values) {
        long[] times = new long[nanos.length];
        double[] told = new double[nanos.length];
        int rows = 0;
        for (int i = 0; i < nanos.length; i++) {
            if (rows == 0 || nanos[i] > times[rows - 1]) {
                times[rows] = nanos[i];
                told[rows++] = values[i];
            }
        }
        long[] ascending = Arrays.copyOf(times, rows);
        List<double[]> columns = List.of(Arrays.copyOf(told, rows));
        return new Table(entity, ascending, Table.step(ascending), List.of(new Signal("value", "")), columns);
    }
}
