// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import io.vedette.core.domain.Anomaly;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;

/// What people can bear to be told.
///
/// @param pages  how many pages; none tells of all
/// @param floor  what comes oftener than this on its entity is never told, however much of the budget is left
/// @param always kinds that are told whatever the budget says; they count against it
public record BudgetSettings(Allowance pages, Duration floor, Set<Anomaly.Kind> always) implements Serializable {
    public static final BudgetSettings DEFAULT = new BudgetSettings(
            Allowance.NONE, Duration.ZERO, Set.of(Anomaly.Kind.SILENT, Anomaly.Kind.NEW, Anomaly.Kind.STOPPED));

    /// So many candidates for each page, of every entity, are enough to choose from.
    private static final double CHOICE = 3;

    /// Stretches that come oftener than this are noise whatever the budget.
    private static final double MOST_A_WEEK = 28;

    public BudgetSettings {
        if (floor.isNegative()) {
            throw new IllegalArgumentException("budget.floor must be 0 or more, was " + floor);
        }
        always = Set.copyOf(always);
    }

    /// `budget: 3 pages/week` in a settings file.
    public static BudgetSettings valueOf(String pages) {
        return of(Allowance.valueOf(pages));
    }

    /// A budget and nothing else.
    public static BudgetSettings of(Allowance pages) {
        return new BudgetSettings(pages, DEFAULT.floor(), DEFAULT.always());
    }

    /// What comes this seldom on its entity is a candidate; infinite without a budget, where the fixed line stays.
    public double candidateWeeks() {
        return pages.isNone() ? Double.POSITIVE_INFINITY : 1 / Math.min(MOST_A_WEEK, CHOICE * pages.perWeek());
    }
}
