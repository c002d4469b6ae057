// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.backtest.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Promised against actual pages, for people and programs.
///
/// @param known trouble that there was; empty when nobody said
record BacktestReport(List<Outcome> outcomes, List<Outcome.Known> known) {
    /// @param byWeek pages of each week
    /// @param recall share of the known trouble that was found; not a number when none is known
    record Line(
            String budget,
            double weeks,
            double promised,
            int pages,
            List<Integer> byWeek,
            int noted,
            long found,
            int known,
            double recall,
            long outside,
            double longestQuietDays,
            List<Told> told) {}

    record Told(String time, String entity, String sentence, String why) {}

    List<Line> lines() {
        return outcomes.stream().map(this::line).toList();
    }

    private Line line(Outcome outcome) {
        List<Integer> byWeek = new ArrayList<>();
        for (int pages : outcome.byWeek()) {
            byWeek.add(pages);
        }
        long found = outcome.found(known);
        return new Line(
                outcome.budget().toString(),
                outcome.weeks(),
                outcome.promised(),
                outcome.pages().size(),
                byWeek,
                outcome.noted(),
                found,
                known.size(),
                (double) found / known.size(),
                known.isEmpty() ? 0 : outcome.outside(known),
                outcome.longestQuietNanos() / 86_400e9,
                outcome.pages().stream()
                        .map(page -> new Told(
                                Output.time(page.nanos()), page.entity().id(), page.sentence(), page.why()))
                        .toList());
    }

    void print(Output output) {
        List<Line> lines = lines();
        output.table(
                List.of("budget", "promised", "pages", "by week", "found", "false", "longest quiet", "noted"),
                lines.stream().map(BacktestReport::cells).toList());
        if (lines.size() == 1) {
            output.out().println();
            output.table(
                    List.of("told", "entity", "what"),
                    lines.getFirst().told().stream()
                            .map(told -> List.of(told.time(), told.entity(), told.sentence()))
                            .toList());
        }
        output.out()
                .println("%.1f weeks judged; %s"
                        .formatted(
                                lines.getFirst().weeks(),
                                known.isEmpty()
                                        ? "no trouble is known, so nothing is said of what was found"
                                        : known.size() + " stretches of trouble known"));
    }

    private static List<String> cells(Line line) {
        boolean some = line.known() > 0;
        return List.of(
                line.budget(),
                line.promised() == 0 ? "–" : String.format(Locale.ROOT, "%.1f", line.promised()),
                Integer.toString(line.pages()),
                line.byWeek().toString().replaceAll("[\\[\\],]", ""),
                some ? line.found() + " of " + line.known() : "–",
                some ? Long.toString(line.outside()) : "–",
                String.format(Locale.ROOT, "%.1f days", line.longestQuietDays()),
                Integer.toString(line.noted()));
    }

    /// Whether a budget found less of the known trouble than it must.
    boolean isMissed(double recall) {
        return lines().stream().anyMatch(line -> line.known() > 0 && line.recall() < recall);
    }
}
