// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.templates.Header;
import io.vedette.core.templates.HeaderLearner;
import io.vedette.core.templates.LogSource;
import io.vedette.core.templates.MinerSettings;
import io.vedette.core.templates.Template;
import io.vedette.core.templates.TemplateMiner;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Templates of twelve systems, with one setting for all and no format told.
final class LogsBench {
    /// A header is learnt from so many lines; then all lines are read with it.
    private static final int SAMPLE = 256;

    /// The first eight are those the rules were found on.
    private static final int FIRST = 8;

    private static final int REPEATS = 20;
    private static final int ROUNDS = 6;

    private final PrintStream out;

    LogsBench(PrintStream out) {
        this.out = out;
    }

    /// One system's lines, mined.
    ///
    /// @param named    with the corrected labels
    /// @param original group accuracy with the labels as first published
    /// @param arrival  the same with the ids given when the lines came
    private record Row(String name, ParsingScore named, double original, double arrival) {}

    void run(Path data) throws IOException {
        List<LogSystem> systems = LogSystem.in(data.resolve("loghub2k"));
        out.println("Content column");
        table(systems.stream()
                .map(system -> mine(system, system.contents(), Header.NONE))
                .toList());
        out.println();
        out.println("Raw lines, header learnt from the first " + SAMPLE);
        table(systems.stream().map(LogsBench::mineRaw).toList());
        out.println();
        out.println("Raw lines as they come, header learnt on the way");
        table(systems.stream().map(LogsBench::mineStream).toList());
        out.println();
        new LeaveOneOut(out).run(systems);
        out.println();
        speed(systems);
    }

    private static Row mineRaw(LogSystem system) {
        return mine(system, system.raw(), HeaderLearner.learn(system.raw().subList(0, SAMPLE)));
    }

    private static Row mine(LogSystem system, List<String> lines, Header header) {
        var miner = new TemplateMiner(MinerSettings.DEFAULT);
        List<Integer> arrived = lines.stream()
                .map(line -> miner.add(line, header.messageAt(line)))
                .toList();
        return row(system, miner, arrived);
    }

    private static Row mineStream(LogSystem system) {
        var source = new LogSource(MinerSettings.DEFAULT);
        List<Integer> arrived = system.raw().stream().map(source::add).toList();
        return row(system, source.miner(), arrived);
    }

    private static Row row(LogSystem system, TemplateMiner miner, List<Integer> arrived) {
        miner.settle();
        List<Integer> groups = arrived.stream().map(miner::current).toList();
        var byId = new HashMap<Integer, String>();
        for (Template template : miner.templates()) {
            byId.put(template.id(), template.text());
        }
        List<String> texts = groups.stream().map(byId::get).toList();
        return new Row(
                system.name(),
                ParsingScore.of(groups, texts, system.corrected()),
                ParsingScore.of(groups, texts, system.original()).ga(),
                ParsingScore.of(arrived, texts, system.original()).ga());
    }

    private void table(List<Row> rows) {
        out.println("| system | GA | GA, corrected | FGA | PA | FTA | GA at arrival |");
        out.println("|---|---|---|---|---|---|---|");
        rows.forEach(row -> line(row.name(), List.of(row)));
        line("**mean of the first eight**", rows.subList(0, FIRST));
        line("**mean of the four others**", rows.subList(FIRST, rows.size()));
        line("**mean of twelve**", rows);
    }

    private void line(String name, List<Row> rows) {
        out.printf(
                "| %s | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |%n",
                name,
                mean(rows, Row::original),
                mean(rows, row -> row.named().ga()),
                mean(rows, row -> row.named().fga()),
                mean(rows, row -> row.named().pa()),
                mean(rows, row -> row.named().fta()),
                mean(rows, Row::arrival));
    }

    private static double mean(List<Row> rows, ToDoubleFunction<Row> value) {
        return rows.stream().mapToDouble(value).average().orElse(0);
    }

    /// Raw lines of all systems, header and all, on one thread; the last round counts, the ones before warm up.
    private void speed(List<LogSystem> systems) {
        out.println(
                "| lines | characters a line | CPU s a million, first round | last | lines a CPU second | a second |");
        out.println("|---|---|---|---|---|---|");
        double first = 0;
        double last = 0;
        double seconds = 0;
        long lines = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double cpu = Cpu.seconds();
            long start = System.nanoTime();
            lines = round(systems);
            seconds = (System.nanoTime() - start) / 1e9;
            last = Cpu.seconds() - cpu;
            first = round == 0 ? last : first;
        }
        double million = lines / 1e6;
        double characters = systems.stream()
                .flatMap(system -> system.raw().stream())
                .mapToInt(String::length)
                .average()
                .orElse(0);
        out.printf(
                "| %d | %.0f | %.2f | %.2f | %.0f | %.0f |%n",
                lines, characters, first / million, last / million, lines / last, lines / seconds);
    }

    private static long round(List<LogSystem> systems) {
        long lines = 0;
        for (LogSystem system : systems) {
            var source = new LogSource(MinerSettings.DEFAULT);
            for (int i = 0; i < REPEATS; i++) {
                system.raw().forEach(source::add);
            }
            lines += source.miner().lines();
        }
        return lines;
    }
}
