// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.backtest;

import io.vedette.core.budget.Allowance;
import io.vedette.core.budget.Budget;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.budget.Team;
import io.vedette.core.cohort.OwnerLabel;
import io.vedette.core.correlate.Correlate;
import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Ruling;
import io.vedette.core.flow.Operator;
import io.vedette.core.learn.Table;
import io.vedette.core.watch.Watch;
import io.vedette.core.watch.WatchContext;
import io.vedette.core.watch.WatchSettings;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;

/// Entities of the past on the road of today: watch, correlate, budget.
///
/// - **In:** entities with their frames and the models they had at each moment.
/// - **Out:** what people would have been told, and what would have been noted.
/// - **Cost:** that of judging each row once.
/// - **State:** one run; confined to a thread.
public final class Backtest {
    private final List<Course> courses = new ArrayList<>();
    private final Operator.Memory<Lead, Case> correlate = new Correlate(CorrelateSettings.DEFAULT).begin("realm");
    private final Operator.Memory<Case, Ruling> budget;
    private final BudgetSettings settings;
    private final Map<Entity, String> owners = new HashMap<>();

    /// The team of each incident.
    private final Map<String, String> incidents = new HashMap<>();

    private final Map<String, List<Outcome.Page>> pages = new HashMap<>();
    private final Map<String, Long> since = new HashMap<>();

    private Backtest(List<Pupil> pupils, WatchSettings watch, WatchContext context, BudgetSettings settings) {
        this.settings = settings;
        this.budget = new Budget(settings).begin("all");
        for (Pupil pupil : pupils) {
            Table table = pupil.table();
            settings.owner(table.entity(), OwnerLabel.of(table.signals()))
                    .ifPresent(team -> owners.put(table.entity(), team.name()));
            courses.add(new Course(pupil, new Watch(watch, context.withMostWeeks(settings.candidateWeeks()))));
        }
    }

    /// One outcome a budget: that of all whom no team owns first, then the teams'.
    public static List<Outcome> run(
            List<Pupil> pupils, WatchSettings watch, WatchContext context, BudgetSettings settings) {
        return new Backtest(pupils, watch, context, settings).run();
    }

    private List<Outcome> run() {
        PriorityQueue<Course> due = new PriorityQueue<>();
        courses.stream().filter(course -> !course.isOver()).forEach(due::add);
        long now = Long.MIN_VALUE;
        while (!due.isEmpty()) {
            Course course = due.remove();
            if (course.nanos() > now) {
                now = course.nanos();
                wake(now);
            }
            course.step();
            if (!course.isOver()) {
                due.add(course);
            }
        }
        // What came with the last rows still waits for a tick.
        wake(now + 1);
        List<Outcome> outcomes = new ArrayList<>(List.of(outcome("", settings.pages(), now)));
        for (Team team : settings.teams()) {
            outcomes.add(outcome(team.name(), team.pages(), now));
        }
        return outcomes;
    }

    private Outcome outcome(String team, Allowance budget, long now) {
        List<Outcome.Page> told = pages.getOrDefault(team, List.of());
        int all = Collections.frequency(incidents.values(), team);
        Set<Entity> elsewhere = new HashSet<>();
        for (Course course : courses) {
            Entity entity = course.pupil.table().entity();
            if (!owners.getOrDefault(entity, "").equals(team)) {
                elsewhere.add(entity);
            }
        }
        long from = Math.min(since.getOrDefault(team, now), now);
        return new Outcome(team, budget, from, now, all - told.size(), told, elsewhere);
    }

    private void wake(long nanos) {
        courses.forEach(course -> course.wake(nanos));
        if (correlate.wakeAt() <= nanos) {
            correlate.wake(nanos, told -> budget.on(told, this::hear));
        }
        if (budget.wakeAt() <= nanos) {
            budget.wake(nanos, this::hear);
        }
    }

    private void hear(Ruling ruling) {
        switch (ruling) {
            case Ruling.Balance balance -> {
                if (balance.since() != Long.MIN_VALUE) {
                    since.putIfAbsent(balance.team(), balance.nanos());
                }
            }
            case Ruling.Ruled(var event, Ruling.News news) -> {
                Incident incident = event.incident();
                String team = incident.telling().team();
                incidents.putIfAbsent(incident.id(), team);
                if (news == Ruling.News.BEGAN) {
                    pages.computeIfAbsent(team, _ -> new ArrayList<>()).add(Outcome.Page.of(incident, event.nanos()));
                }
            }
        }
    }

    /// One entity under way.
    private final class Course implements Comparable<Course> {
        private final Pupil pupil;
        private final Operator.Memory<Fact, Finding> watch;
        private int row;
        private int lesson;

        Course(Pupil pupil, Watch watch) {
            this.pupil = pupil;
            String key = pupil.table().entity().id();
            this.watch = watch.begin(key);
        }

        boolean isOver() {
            return row >= pupil.table().rows();
        }

        long nanos() {
            return pupil.table().nanos()[row];
        }

        void step() {
            while (lesson < pupil.lessons().size()
                    && pupil.lessons().get(lesson).nanos() <= nanos()) {
                Lesson next = pupil.lessons().get(lesson++);
                watch.on(next, this::found);
            }
            // Before the first lesson nothing is judged, and after it the windows fill by themselves.
            watch.on(pupil.table().frame(row++), this::found);
        }

        void wake(long nanos) {
            if (watch.wakeAt() <= nanos) {
                watch.wake(nanos, this::found);
            }
        }

        private void found(Finding finding) {
            correlate.on(finding, told -> budget.on(told, Backtest.this::hear));
        }

        @Override
        public int compareTo(Course other) {
            int byTime = Long.compare(nanos(), other.nanos());
            return byTime != 0
                    ? byTime
                    : pupil.table()
                            .entity()
                            .id()
                            .compareTo(other.pupil.table().entity().id());
        }
    }
}
