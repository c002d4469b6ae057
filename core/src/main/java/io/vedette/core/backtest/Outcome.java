// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.backtest;

import io.vedette.core.budget.Allowance;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import java.util.List;
import java.util.Set;

/// What a budget brought.
///
/// @param team      whose it is; empty for that of all whom no team owns
/// @param fromNanos when the first entity was judged
/// @param toNanos   the last moment
/// @param noted     incidents of which nobody was told
/// @param pages     in the order of time
/// @param elsewhere entities that are other budgets' affair
public record Outcome(
        String team,
        Allowance budget,
        long fromNanos,
        long toNanos,
        int noted,
        List<Page> pages,
        Set<Entity> elsewhere) {
    private static final double WEEK_NANOS = 7 * 86_400e9;

    public Outcome {
        pages = List.copyOf(pages);
        elsewhere = Set.copyOf(elsewhere);
    }

    /// People were told.
    ///
    /// @param startNanos when what they were told of began
    /// @param nanos      when they were told
    /// @param sentence   what is wrong
    /// @param why        why they were told
    public record Page(Entity entity, long startNanos, long nanos, String sentence, String why) {
        static Page of(Incident incident, long nanos) {
            return new Page(
                    incident.entity(),
                    incident.startNanos(),
                    nanos,
                    incident.title(),
                    incident.telling().why());
        }

        /// Whether what was known then reaches into a stretch of the same entity.
        public boolean meets(Known known) {
            return entity.equals(known.entity()) && startNanos <= known.toNanos() && nanos >= known.fromNanos();
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
        return budget.perWeek() * weeks();
    }

    /// Of these, trouble that this budget is to tell of.
    public List<Known> own(List<Known> known) {
        return known.stream().filter(one -> !elsewhere.contains(one.entity())).toList();
    }

    /// How many of these somebody was told of.
    public long found(List<Known> known) {
        return known.stream()
                .filter(one -> pages.stream().anyMatch(page -> page.meets(one)))
                .count();
    }

    /// Pages for which there was no trouble.
    public long outside(List<Known> known) {
        return pages.stream()
                .filter(page -> known.stream().noneMatch(page::meets))
                .count();
    }

    /// Pages in each week from the first.
    public int[] byWeek() {
        int[] counts = new int[Math.max(1, (int) Math.ceil(weeks()))];
        for (Page page : pages) {
            counts[(int) Math.clamp((page.nanos() - fromNanos) / WEEK_NANOS, 0, counts.length - 1)]++;
        }
        return counts;
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
