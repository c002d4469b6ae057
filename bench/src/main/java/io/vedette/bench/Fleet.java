// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.backtest.Outcome;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.learn.Table;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/// A fleet of the past: what each entity measured, and when there was trouble.
record Fleet(List<Table> tables, List<Outcome.Known> known) {
    private static final long SECOND = 1_000_000_000L;

    /// Where all begin: a Monday.
    private static final long START = 1_700_438_400L * SECOND;

    /// Trouble is still met within so many steps after its label ends: what it takes to open an anomaly.
    private static final int PATIENCE = 5;

    /// Servers, each with its training rows before its test rows, all beginning at once.
    static Fleet servers(Path folder, long stepSeconds) throws IOException {
        long step = stepSeconds * SECOND;
        List<Table> tables = new ArrayList<>();
        List<Outcome.Known> known = new ArrayList<>();
        for (Server server : Server.in(folder)) {
            Entity entity = new Entity("host", server.name());
            double[][] rows = Stream.concat(Arrays.stream(server.train()), Arrays.stream(server.test()))
                    .toArray(double[][]::new);
            long[] nanos = IntStream.range(0, rows.length)
                    .mapToLong(row -> START + row * step)
                    .toArray();
            int width = rows[0].length;
            List<Signal> signals = IntStream.rangeClosed(1, width)
                    .mapToObj(i -> new Signal("m" + i, ""))
                    .toList();
            List<double[]> columns = IntStream.range(0, width)
                    .mapToObj(
                            i -> Arrays.stream(rows).mapToDouble(row -> row[i]).toArray())
                    .toList();
            tables.add(new Table(entity, nanos, step, signals, columns));
            int before = server.train().length;
            for (Segment segment : Segment.of(server.labels())) {
                known.add(new Outcome.Known(
                        entity, nanos[before + segment.first()], nanos[before + segment.last()] + PATIENCE * step));
            }
        }
        return new Fleet(tables, known);
    }

    /// Streams of the Numenta benchmark as entities of one signal, all beginning at once.
    static Fleet nab(List<NabStream> streams) {
        List<Table> tables = new ArrayList<>();
        List<Outcome.Known> known = new ArrayList<>();
        for (NabStream stream : streams) {
            Entity entity = new Entity("stream", stream.name());
            long[] nanos = Arrays.stream(stream.seconds())
                    .map(second -> START + (second - stream.seconds()[0]) * SECOND)
                    .toArray();
            tables.add(table(entity, nanos, stream.values()));
            for (Segment window : stream.windows()) {
                known.add(new Outcome.Known(entity, nanos[window.first()], nanos[window.last()]));
            }
        }
        return new Fleet(tables, known);
    }

    /// Only entities of these names.
    Fleet of(Set<String> names) {
        return new Fleet(
                tables.stream().filter(t -> names.contains(t.entity().name())).toList(),
                known.stream().filter(k -> names.contains(k.entity().name())).toList());
    }

    /// One indicator of a service with its labels.
    static Fleet kpi(Path folder) throws IOException {
        List<String[]> lines = lines(folder.resolve("sample_data.csv.gz"));
        Entity entity = new Entity("service", "kpi");
        long[] nanos = lines.stream()
                .mapToLong(line -> Long.parseLong(line[0]) * SECOND)
                .toArray();
        double[] values =
                lines.stream().mapToDouble(line -> Double.parseDouble(line[1])).toArray();
        boolean[] labels = new boolean[nanos.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = !lines.get(i)[2].equals("0");
        }
        Table table = table(entity, nanos, values);
        List<Outcome.Known> known = Segment.of(labels).stream()
                .map(segment -> new Outcome.Known(
                        entity, nanos[segment.first()], nanos[segment.last()] + PATIENCE * table.stepNanos()))
                .toList();
        return new Fleet(List.of(table), known);
    }

    /// Requests and their tokens, counted every five seconds.
    static Fleet requests(Path folder) throws IOException {
        long step = 5 * SECOND;
        List<String[]> lines = lines(folder.resolve("AzureLLMInferenceTrace_code.csv.gz"));
        long begin = nanos(lines.getFirst()[0]);
        int rows = (int) ((nanos(lines.getLast()[0]) - begin) / step);
        List<double[]> columns = List.of(new double[rows], new double[rows], new double[rows]);
        for (String[] line : lines) {
            int row = (int) ((nanos(line[0]) - begin) / step);
            if (row < rows) {
                columns.get(0)[row]++;
                columns.get(1)[row] += Double.parseDouble(line[1]);
                columns.get(2)[row] += Double.parseDouble(line[2]);
            }
        }
        long[] nanos =
                IntStream.range(0, rows).mapToLong(row -> START + row * step).toArray();
        List<Signal> signals = Stream.of("requests", "context tokens", "generated tokens")
                .map(name -> new Signal(name, ""))
                .toList();
        return new Fleet(List.of(new Table(new Entity("service", "llm"), nanos, step, signals, columns)), List.of());
    }

    private static long nanos(String text) {
        var time = LocalDateTime.parse(text.replace(' ', 'T'));
        return time.toEpochSecond(ZoneOffset.UTC) * SECOND + time.getNano();
    }

    private static List<String[]> lines(Path file) throws IOException {
        try (var in = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return in.lines().skip(1).map(line -> line.strip().split(",")).toList();
        }
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
