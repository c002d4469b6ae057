// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.backtest;

import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import java.util.List;

/// What a budget brought.
///
/// @param fromNanos when the first entity was judged
/// @param toNanos   the last moment
/// @param incidents all, told and noted, in the order in which they opened
/// @param pages     in the order of time
public record Outcome(
        BudgetSettings settings, long fromNanos, long toNanos, List<Incident> incidents, List<Page> pages) {
    private static final double WEEK_NANOS = 7 * 86_400e9;

    public Outcome {
        incidents = List.copyOf(incidents);
        pages = List.copyOf(pages);
    }

    /// People were told.
    ///
    /// @param incident as it stood then
    public record Page(Incident incident, long nanos) {
        /// Whether what was known then reaches into a stretch of the same entity.
        boolean meets(Known known) {
            return incident.entity().equals(known.entity())
                    && incident.startNanos() <= known.toNanos()
                    && nanos >= known.fromNanos();
        }
    }

    /// Trouble that there is known to have been.
    ///
    /// @param toNanos its last moment, and what delay is borne
    public record Known(Entity entity, long fromNanos, long toNanos) {}

    public double weeks() {
        return (toNanos - fromNanos) / WEEK_NANOS;
    }

    /// Pages that the budget allows in that time; 0 without one.
    public double promised() {
        return settings.pages().perWeek() * weeks();
    }

    /// How many of these somebody was told of.
    public long found(List<Known> known) {
        return known.stream().filter(one -> pages.stream().anyMatch(page -> page.meets(one))).count();
    }

    /// Pages for which there was no trouble.
    public long outside(List<Known> known) {
        return pages.stream().filter(page -> known.stream().noneMatch(page::meets)).count();
    }

    /// Between two pages, or a page and the end.
    public long longestQuietNanos() {
        long quiet = 0;
        long last = fromNanos;
        for (Page page : pages) {
            quiet = Math.max(quiet, page.nanos() - last);
            last = page.nanos();
        }
        return Math.max(quiet, toNanos - last);
    }
}
