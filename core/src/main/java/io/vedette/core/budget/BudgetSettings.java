// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import java.io.Serializable;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.DoubleStream;

/// What people can bear to be told.
///
/// @param pages  how many pages; none tells of all; of entities that no team owns, where there are teams
/// @param floor  what comes oftener than this on its entity is never told, however much of the budget is left
/// @param always kinds that are told whatever the budget says; they count against it
/// @param teams  who has a budget of its own; where two own an entity, the first
public record BudgetSettings(Allowance pages, Duration floor, Set<Anomaly.Kind> always, List<Team> teams)
        implements Serializable {
    public static final BudgetSettings DEFAULT = new BudgetSettings(
            Allowance.NONE,
            Duration.ZERO,
            Set.of(Anomaly.Kind.SILENT, Anomaly.Kind.NEW, Anomaly.Kind.STOPPED),
            List.of());

    /// The word for these settings among budgets to try.
    public static final String SETTINGS = "settings";

    /// So many candidates for each page, of every entity, are enough to choose from.
    private static final double CHOICE = 3;

    /// Stretches that come oftener than this are noise whatever the budget.
    private static final double MOST_A_WEEK = 28;

    public BudgetSettings {
        if (floor.isNegative()) {
            throw new IllegalArgumentException("budget.floor must be 0 or more, was " + floor);
        }
        always = Set.copyOf(always);
        teams = List.copyOf(teams);
        Set<String> names = new HashSet<>();
        for (Team team : teams) {
            if (!names.add(team.name())) {
                throw new IllegalArgumentException(
                        "budget.teams: two are named '%s': make them one entry".formatted(team.name()));
            }
        }
        if (!teams.isEmpty() && pages.isNone()) {
            // All are weighed or none: what is a candidate is so for everybody.
            throw new IllegalArgumentException("budget.pages must say how many pages may come of what no team owns,"
                    + " such as 3 pages/week, for there are budget.teams");
        }
    }

    /// `budget: 3 pages/week` in a settings file.
    public static BudgetSettings valueOf(String pages) {
        return of(Allowance.valueOf(pages));
    }

    /// A budget and nothing else.
    public static BudgetSettings of(Allowance pages) {
        return new BudgetSettings(pages, DEFAULT.floor(), DEFAULT.always(), List.of());
    }

    /// What a person asks to try on the past: these themselves by the word `settings`, where they state
    /// a budget; others are for all together.
    public List<BudgetSettings> tried(List<String> asked) {
        List<BudgetSettings> tried = asked.stream()
                .map(text -> text.strip().equals(SETTINGS) ? this : valueOf(text))
                .filter(one -> one != this || !pages.isNone())
                .toList();
        if (tried.isEmpty()) {
            throw new IllegalArgumentException("the settings state no budget: name one, such as 3 pages/week");
        }
        return tried;
    }

    /// What this seldom comes on its entity is a candidate, of the widest budget; infinite without a budget, where the
    /// fixed line stays.
    public double candidateWeeks() {
        double most = DoubleStream.concat(
                        DoubleStream.of(pages.perWeek()),
                        teams.stream().mapToDouble(team -> team.pages().perWeek()))
                .max()
                .orElse(0);
        return pages.isNone() ? Double.POSITIVE_INFINITY : 1 / Math.min(MOST_A_WEEK, CHOICE * most);
    }

    /// The team that owns an entity: the one that its labels name, if it is known here, else the first that states it.
    ///
    /// A label is about this entity, a pattern about many.
    ///
    /// @param label what the labels say
    public Optional<Team> owner(Entity entity, Optional<String> label) {
        Optional<Team> labelled = label.flatMap(this::named);
        return labelled.or(
                () -> teams.stream().filter(team -> team.owns(entity)).findFirst());
    }

    Optional<Team> named(String team) {
        return teams.stream().filter(one -> one.name().equals(team)).findFirst();
    }

    /// Those of one team alone.
    BudgetSettings of(Team team) {
        return new BudgetSettings(team.pages(), floor, always, List.of());
    }
}
