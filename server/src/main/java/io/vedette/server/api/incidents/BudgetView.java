// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Ruling;
import java.util.Locale;
import java.util.Optional;

/// Pages promised and sent, for pages and programs.
///
/// @param promised  pages a week; 0 where no budget is set
/// @param lastWeek  pages sent in the last seven days
/// @param lastMonth pages sent in the last 28 days
/// @param days      of these, how many were watched
/// @param noted     incidents of the last 28 days that nobody was told of
/// @param lineWeeks how seldom a stretch must come on its entity to be told now
/// @param sentence  the same for people
record BudgetView(
        double promised,
        int lastWeek,
        int lastMonth,
        double days,
        int noted,
        double lineWeeks,
        int entities,
        String sentence) {
    private static final double DAY_NANOS = 86_400e9;
    private static final int WEEK = 7;
    private static final int MONTH = 28;

    static BudgetView of(Optional<Ruling.Balance> known) {
        return known.map(BudgetView::of)
                .orElseGet(() -> new BudgetView(0, 0, 0, 0, 0, 0, 0, "Nothing was judged so far."));
    }

    private static BudgetView of(Ruling.Balance balance) {
        int lastWeek = (int) balance.pages().stream()
                .filter(page -> page > balance.nanos() - WEEK * DAY_NANOS)
                .count();
        double days = Math.clamp((balance.nanos() - balance.since()) / DAY_NANOS, 0, MONTH);
        return new BudgetView(
                balance.promised(),
                lastWeek,
                balance.pages().size(),
                days,
                balance.noted(),
                balance.lineWeeks(),
                balance.entities(),
                sentence(balance, lastWeek));
    }

    private static String sentence(Ruling.Balance balance, int lastWeek) {
        String sent = "%d %s sent in the last 7 days, %d in the last 28"
                .formatted(
                        lastWeek,
                        lastWeek == 1 ? "page was" : "pages were",
                        balance.pages().size());
        if (balance.promised() == 0) {
            return sent + "; no budget is set, so all is told.";
        }
        String seldom = balance.often().startsWith("less") ? balance.often() : balance.often() + " or less";
        return "%s; %s a week %s promised. %d more %s noted. A moment is told when it comes %s."
                .formatted(
                        sent,
                        number(balance.promised()),
                        balance.promised() == 1 ? "is" : "are",
                        balance.noted(),
                        balance.noted() == 1 ? "was" : "were",
                        seldom);
    }

    private static String number(double pages) {
        return pages == Math.rint(pages) ? Long.toString((long) pages) : String.format(Locale.ROOT, "%.1f", pages);
    }
}
