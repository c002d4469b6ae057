// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import io.vedette.core.budget.Allowance;
import io.vedette.core.budget.Budget;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.budget.Team;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Attended;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Owned;
import io.vedette.core.domain.Ruling;
import io.vedette.core.flow.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

final class BudgetLawsTest extends OperatorLaws<Case, Ruling> {
    private static final long MINUTE = 60_000_000_000L;

    @Override
    protected Operator<Case, Ruling> operator() {
        BudgetSettings all = BudgetSettings.valueOf("3 pages/day");
        Team team = new Team("payments", List.of("host:h1"), Allowance.valueOf("2 pages/day"));
        return new Budget(new BudgetSettings(all.pages(), all.floor(), all.always(), List.of(team)));
    }

    @Override
    protected int keys() {
        return 1;
    }

    /// Incidents of three hosts that open, grow and end, told and noted, with hours in between; one of them is a
    /// team's, another one that team's by its label, now and then.
    @Override
    protected List<Step<Case>> stream(int number, long seed) {
        var chance = new SplittableRandom(seed);
        List<Step<Case>> steps = new ArrayList<>();
        long now = 1_000_000 * MINUTE;
        for (int i = 0; i < 40; i++) {
            Entity entity = new Entity("host", "h" + chance.nextInt(3));
            String team = chance.nextInt(3) == 0 ? "strangers" : "payments";
            steps.add(new Step.Told<>(new Owned(new Entity("host", "h2"), team, now)));
            steps.add(new Step.Told<>(new Attended(entity, now)));
            boolean silent = chance.nextInt(5) == 0;
            Anomaly.Kind kind = silent ? Anomaly.Kind.SILENT : Anomaly.Kind.UNUSUAL;
            double weeks = silent ? 0 : Math.exp(chance.nextDouble(-3, 6));
            long start = now;
            steps.add(new Step.Told<>(new IncidentEvent.Opened(incident(entity, kind, start, weeks, 0), now)));
            now += chance.nextLong(1, 90) * MINUTE;
            steps.add(new Step.Told<>(new IncidentEvent.Updated(incident(entity, kind, start, 9 * weeks, 0), now)));
            steps.add(new Step.Reached<>(now + MINUTE));
            now += chance.nextLong(1, 90) * MINUTE;
            steps.add(new Step.Told<>(new IncidentEvent.Ended(incident(entity, kind, start, 9 * weeks, now), now)));
            now += chance.nextLong(1, 400) * MINUTE;
            steps.add(new Step.Reached<>(now));
        }
        return steps;
    }

    private static Incident incident(Entity entity, Anomaly.Kind kind, long start, double weeks, long end) {
        Anomaly anomaly = new Anomaly(
                Anomaly.idOf(entity, kind, start),
                entity,
                kind,
                Anomaly.Phase.OPENED,
                start,
                start,
                new Evidence(6, weeks, "h: load 9, usually 1–4.", List.of()));
        return Incident.of(anomaly.id(), "h: load 9, usually 1–4.", start, end, List.of(anomaly));
    }
}
