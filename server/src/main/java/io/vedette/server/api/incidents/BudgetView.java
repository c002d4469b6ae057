// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Ruling.Balance;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// Pages promised and sent, for pages and programs.
///
/// @param team      whose budget it is; empty for that of all whom no team owns, and for all budgets together
/// @param promised  pages a week; 0 where no budget is set
/// @param lastWeek  pages sent in the last seven days
/// @param lastMonth pages sent in the last 28 days
/// @param days      of these, how many were watched
/// @param noted     incidents of the last 28 days that nobody was told of
/// @param lineWeeks how seldom a stretch must come on its entity to be told now; 0 for budgets together
/// @param sentence  the same for people
/// @param teams     each budget by itself, that of all whom no team owns first; none where that is the only one
record BudgetView(
        String team,
        double promised,
        int lastWeek,
        int lastMonth,
        double days,
        int noted,
        double lineWeeks,
        int entities,
        String sentence,
        List<BudgetView> teams) {
    private static final double DAY_NANOS = 86_400e9;
    private static final int WEEK = 7;
    private static final int MONTH = 28;

    static BudgetView of(List<Balance> known) {
        return switch (known.size()) {
            case 0 -> new BudgetView("", 0, 0, 0, 0, 0, 0, 0, "Nothing was judged so far.", List.of());
            case 1 -> of(known.getFirst(), List.of());
            default ->
                of(
                        together(known),
                        known.stream().map(one -> of(one, List.of())).toList());
        };
    }

    private static Balance together(List<Balance> known) {
        return new Balance(
                "",
                sum(known, Balance::promised),
                0,
                "",
                (int) sum(known, Balance::entities),
                known.stream()
                        .mapToLong(Balance::since)
                        .filter(since -> since != Long.MIN_VALUE)
                        .min()
                        .orElse(Long.MIN_VALUE),
                known.stream().flatMap(one -> one.pages().stream()).sorted().toList(),
                (int) sum(known, Balance::noted),
                known.stream().mapToLong(Balance::nanos).max().orElse(0));
    }

    private static double sum(List<Balance> known, ToDoubleFunction<Balance> what) {
        return known.stream().mapToDouble(what).sum();
    }

    private static BudgetView of(Balance balance, List<BudgetView> teams) {
        int lastWeek = (int) balance.pages().stream()
                .filter(page -> page > balance.nanos() - WEEK * DAY_NANOS)
                .count();
        double days = balance.since() == Long.MIN_VALUE
                ? 0
                : Math.clamp((balance.nanos() - balance.since()) / DAY_NANOS, 0, MONTH);
        return new BudgetView(
                balance.team(),
                balance.promised(),
                lastWeek,
                balance.pages().size(),
                days,
                balance.noted(),
                balance.lineWeeks(),
                balance.entities(),
                sentence(balance, lastWeek),
                teams);
    }

    private static String sentence(Balance balance, int lastWeek) {
        String sent = "%d %s sent in the last 7 days, %d in the last 28"
                .formatted(
                        lastWeek,
                        lastWeek == 1 ? "page was" : "pages were",
                        balance.pages().size());
        if (balance.promised() == 0) {
            return sent + "; no budget is set, so all is told.";
        }
        return "%s; %s a week %s promised. %d more %s noted.%s"
                .formatted(
                        sent,
                        number(balance.promised()),
                        balance.promised() == 1 ? "is" : "are",
                        balance.noted(),
                        balance.noted() == 1 ? "was" : "were",
                        line(balance.often()));
    }

    private static String line(String often) {
        if (often.isEmpty()) {
            return "";
        }
        String seldom = often.startsWith("less") ? often : often + " or less";
        return " A moment is told when it comes %s.".formatted(seldom);
    }

    private static String number(double pages) {
        return pages == Math.rint(pages) ? Long.toString((long) pages) : String.format(Locale.ROOT, "%.1f", pages);
    }
}
