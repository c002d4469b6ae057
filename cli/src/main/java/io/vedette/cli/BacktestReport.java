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
    /// @param team   whose budget it is; empty for that of all whom no team owns
    /// @param byWeek pages of each week
    /// @param recall share of the known trouble that was found; not a number when none is known
    record Line(
            String team,
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
        List<Outcome.Known> own = outcome.own(known);
        long found = outcome.found(own);
        return new Line(
                outcome.team(),
                outcome.budget().toString(),
                outcome.weeks(),
                outcome.promised(),
                outcome.pages().size(),
                byWeek,
                outcome.noted(),
                found,
                own.size(),
                (double) found / own.size(),
                known.isEmpty() ? 0 : outcome.outside(own),
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
                outcomes.stream().map(this::cells).toList());
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
                                lines.stream().mapToDouble(Line::weeks).max().orElse(0),
                                known.isEmpty()
                                        ? "no trouble is known, so nothing is said of what was found"
                                        : known.size() + " stretches of trouble known"));
    }

    private List<String> cells(Outcome outcome) {
        Line line = line(outcome);
        boolean some = !known.isEmpty();
        return List.of(
                line.budget() + whose(outcome),
                line.promised() == 0 ? "–" : String.format(Locale.ROOT, "%.1f", line.promised()),
                Integer.toString(line.pages()),
                line.byWeek().toString().replaceAll("[\\[\\],]", ""),
                some ? line.found() + " of " + line.known() : "–",
                some ? Long.toString(line.outside()) : "–",
                String.format(Locale.ROOT, "%.1f days", line.longestQuietDays()),
                Integer.toString(line.noted()));
    }

    /// ` of payments`
    private static String whose(Outcome outcome) {
        if (outcome.team().isEmpty()) {
            return outcome.elsewhere().isEmpty() ? "" : " of no team";
        }
        return " of " + outcome.team();
    }

    /// Whether a budget found less of the known trouble than it must.
    boolean isMissed(double recall) {
        return lines().stream().anyMatch(line -> line.known() > 0 && line.recall() < recall);
    }
}
