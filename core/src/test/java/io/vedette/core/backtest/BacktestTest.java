// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.budget.Allowance;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.budget.Team;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.learn.Table;
import io.vedette.core.learn.Teacher;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import io.vedette.core.watch.WatchContext;
import io.vedette.core.watch.WatchSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Three made-up hosts over ten days, with bursts of all sizes, and a fault on each.
final class BacktestTest {
    private static final long STEP = 600_000_000_000L;
    private static final int DAY_ROWS = 144;
    private static final int ROWS = 10 * DAY_ROWS;
    private static final int FAULT = 8 * DAY_ROWS;
    private static final List<Pupil> PUPILS = new ArrayList<>();
    private static final List<Outcome.Known> KNOWN = new ArrayList<>();

    @BeforeAll
    static void teach() {
        for (int host = 0; host < 3; host++) {
            Table table = table(new Entity("host", "h" + host), host, "");
            PUPILS.add(Pupil.taught(
                    table, new Teacher(LearnSettings.DEFAULT, Models.OWN), WatchSettings.DEFAULT, Progress.SILENT));
            long from = table.nanos()[FAULT + 50 * host];
            KNOWN.add(new Outcome.Known(table.entity(), from, from + 14 * STEP));
        }
    }

    private static Table table(Entity entity, int seed, String labels) {
        Random random = new Random(seed);
        long[] nanos = new long[ROWS];
        double[] load = new double[ROWS];
        double[] work = new double[ROWS];
        double burst = 0;
        for (int row = 0; row < ROWS; row++) {
            nanos[row] = row * STEP;
            burst = random.nextInt(60) == 0 ? -4 * Math.log(random.nextDouble()) : 0.8 * burst;
            boolean fault = row >= FAULT + 50 * seed && row < FAULT + 50 * seed + 10;
            double busy = 40 + 10 * Math.sin(2 * Math.PI * row / DAY_ROWS) + 2 * random.nextGaussian();
            load[row] = busy + burst + (fault ? 60 : 0);
            work[row] = 10 * busy + 20 * random.nextGaussian();
        }
        return new Table(
                entity,
                nanos,
                STEP,
                List.of(new Signal("load" + labels, ""), new Signal("work" + labels, "")),
                List.of(load, work));
    }

    private static Outcome run(String budget) {
        return Backtest.run(
                        PUPILS,
                        WatchSettings.DEFAULT,
                        WatchContext.of(Models.OWN),
                        BudgetSettings.of(Allowance.valueOf(budget)))
                .getFirst();
    }

    @Test
    void models_are_learnt_from_what_came_before_only() {
        assertThat(PUPILS).allSatisfy(pupil -> {
            assertThat(pupil.lessons()).hasSizeGreaterThan(5);
            assertThat(pupil.lessons().getFirst().nanos()).isGreaterThanOrEqualTo(120 * STEP);
        });
    }

    @Test
    void faults_are_told_under_a_narrow_budget_and_more_is_told_under_a_wide_one() {
        Outcome narrow = run("3 pages/week");
        Outcome wide = run("3 pages/day");

        assertThat(narrow.found(KNOWN)).as("%s", narrow.pages()).isEqualTo(3);
        assertThat(narrow.pages().size()).isLessThanOrEqualTo(wide.pages().size());
        assertThat((double) narrow.pages().size() / narrow.promised()).isBetween(0.5, 1.8);
    }

    @Test
    void each_team_has_an_outcome_of_its_own_and_all_of_them_are_one_replay() {
        Allowance wide = Allowance.valueOf("3 pages/day");
        BudgetSettings all = BudgetSettings.of(wide);
        Team team = new Team("first", List.of("host:h0"), wide);
        List<Outcome> outcomes = Backtest.run(
                PUPILS,
                WatchSettings.DEFAULT,
                WatchContext.of(Models.OWN),
                new BudgetSettings(wide, all.floor(), all.always(), List.of(team)));

        assertThat(outcomes).extracting(Outcome::team).containsExactly("", "first");
        Outcome rest = outcomes.getFirst();
        Outcome first = outcomes.getLast();
        assertThat(first.pages())
                .isNotEmpty()
                .allMatch(page -> page.entity().name().equals("h0"));
        assertThat(rest.pages())
                .isNotEmpty()
                .noneMatch(page -> page.entity().name().equals("h0"));
        assertThat(first.own(KNOWN)).containsExactly(KNOWN.getFirst());
        assertThat(rest.own(KNOWN)).hasSize(2);
        assertThat(first.promised()).isCloseTo(rest.promised(), within(1.5));
    }

    @Test
    void entity_is_the_teams_that_the_labels_of_its_series_name_on_the_road_as_well() {
        Allowance wide = Allowance.valueOf("3 pages/day");
        BudgetSettings all = BudgetSettings.of(wide);
        Table table = table(new Entity("host", "labelled"), 0, "{team=\"first\"}");
        Pupil pupil = Pupil.taught(
                table, new Teacher(LearnSettings.DEFAULT, Models.OWN), WatchSettings.DEFAULT, Progress.SILENT);
        List<Outcome> outcomes = Backtest.run(
                List.of(pupil),
                WatchSettings.DEFAULT,
                WatchContext.of(Models.OWN),
                new BudgetSettings(wide, all.floor(), all.always(), List.of(new Team("first", List.of(), wide))));

        assertThat(outcomes.getFirst().pages()).isEmpty();
        assertThat(outcomes.getLast().pages()).isNotEmpty();
    }

    @Test
    void counts_agree_with_each_other_and_a_second_run() {
        Outcome outcome = run("1 page/day");

        int sum = 0;
        for (int pages : outcome.byWeek()) {
            sum += pages;
        }
        assertThat(sum).isEqualTo(outcome.pages().size());
        assertThat(outcome.outside(KNOWN)).isLessThanOrEqualTo(outcome.pages().size());
        assertThat(outcome.longestQuietNanos()).isBetween(0L, outcome.toNanos() - outcome.fromNanos());
        assertThat(run("1 page/day").pages()).isEqualTo(outcome.pages());
    }
}
