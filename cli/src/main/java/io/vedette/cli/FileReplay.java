// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.backtest.Backtest;
import io.vedette.core.backtest.Outcome;
import io.vedette.core.backtest.Pupil;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.watch.WatchContext;
import io.vedette.core.watch.WatchSettings;
import io.vedette.server.ask.csv.CsvOptions;
import io.vedette.server.ask.csv.CsvReading;
import io.vedette.server.ask.csv.CsvRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// CSV files as the past of a fleet.
///
/// @param known trouble that the files' labels tell of
record FileReplay(List<Table> tables, List<Outcome.Known> known, Output output) {
    /// Trouble is still met so many rows after its last: what it takes to open an anomaly.
    private static final int PATIENCE = WatchSettings.DEFAULT.outOf();

    static FileReplay of(List<Path> named, @Nullable String time, @Nullable String labels, Output output)
            throws IOException {
        List<Table> tables = new ArrayList<>();
        List<Outcome.Known> known = new ArrayList<>();
        for (Path file : files(named)) {
            CsvRows rows = CsvReading.read(file, new CsvOptions(time, List.of(), labels));
            rows.warnings().forEach(warning -> output.err().println("vedette: " + warning));
            Entity entity = Train.entity(file, null);
            tables.add(table(entity, rows));
            addKnown(entity, rows, known);
        }
        return new FileReplay(tables, known, output);
    }

    private static List<Path> files(List<Path> named) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Path path : named) {
            if (!Files.isDirectory(path)) {
                files.add(path);
                continue;
            }
            try (Stream<Path> within = Files.walk(path)) {
                within.filter(file -> file.toString().matches(".*\\.csv(\\.gz)?"))
                        .sorted()
                        .forEach(files::add);
            }
        }
        if (files.isEmpty()) {
            throw new IllegalArgumentException("there is no CSV file in " + named.getFirst());
        }
        return files;
    }

    private static Table table(Entity entity, CsvRows rows) {
        List<Signal> signals =
                rows.columns().stream().map(name -> new Signal(name, "")).toList();
        List<double[]> columns = IntStream.range(0, signals.size())
                .mapToObj(column ->
                        Stream.of(rows.values()).mapToDouble(row -> row[column]).toArray())
                .toList();
        return new Table(entity, rows.nanos(), Table.step(rows.nanos()), signals, columns);
    }

    private static void addKnown(Entity entity, CsvRows rows, List<Outcome.Known> known) {
        int[] labels = rows.labels();
        for (int first = 0; first < labels.length; first++) {
            if (labels[first] != 0) {
                int last = first;
                while (last + 1 < labels.length && labels[last + 1] != 0) {
                    last++;
                }
                int until = Math.min(rows.size() - 1, last + PATIENCE);
                known.add(new Outcome.Known(entity, rows.nanos()[first], rows.nanos()[until]));
                first = last;
            }
        }
    }

    List<Outcome> run(List<BudgetSettings> budgets) {
        List<Pupil> pupils = new ArrayList<>();
        Teacher teacher = new Teacher(LearnSettings.DEFAULT, Kinds.all(), WatchSettings.DEFAULT.rule());
        for (Table table : tables) {
            output.err()
                    .println("vedette: %d of %d: learning %s, %,d rows"
                            .formatted(pupils.size() + 1, tables.size(), table.entity(), table.rows()));
            try (Bar bar = Bar.open()) {
                pupils.add(Pupil.taught(table, teacher, WatchSettings.DEFAULT, bar));
            }
        }
        return budgets.stream()
                .flatMap(budget ->
                        Backtest.run(pupils, WatchSettings.DEFAULT, WatchContext.of(Kinds.all()), budget).stream())
                .toList();
    }
}
