// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import io.vedette.core.correlate.Correlate;
import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.EntityState;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Range;
import io.vedette.core.flow.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

final class CorrelateLawsTest extends OperatorLaws<Finding, Case> {
    private static final long SECOND = 1_000_000_000L;

    @Override
    protected Operator<Finding, Case> operator() {
        return new Correlate(new CorrelateSettings(Duration.ofSeconds(60), 3));
    }

    /// Anomalies that open, grow and end, some soon after each other and some long after, with ticks here and there.
    @Override
    protected List<Step<Finding>> stream(int number, long seed) {
        var chance = new SplittableRandom(seed);
        Entity entity = new Entity("host", "h" + number);
        List<Step<Finding>> steps = new ArrayList<>();
        long now = 1_000 * SECOND;
        for (int i = 0; i < 60; i++) {
            long start = now;
            Anomaly.Kind kind = chance.nextInt(4) == 0 ? Anomaly.Kind.SILENT : Anomaly.Kind.UNUSUAL;
            double surprise = 3 + chance.nextInt(10);
            for (Anomaly.Phase phase : Anomaly.Phase.values()) {
                now += chance.nextLong(1, 20) * SECOND;
                steps.add(new Step.Told<>(new Anomaly(
                        Anomaly.idOf(entity, kind, start), entity, kind, phase, start, now, evidence(surprise))));
                steps.add(new Step.Told<>(new Assessment(
                        entity, now, EntityState.NORMAL, Judgement.NONE, "not an incident's concern", List.of())));
            }
            long calm = chance.nextLong(1, 120);
            if (chance.nextBoolean()) {
                for (int second = 0; second < calm; second += 20) {
                    steps.add(new Step.Reached<>(now + second * SECOND));
                }
            }
            now += calm * SECOND;
        }
        return steps;
    }

    private static Evidence evidence(double surprise) {
        return new Evidence(
                surprise,
                "h: load %s %%, usually 1–4 %%.".formatted(surprise),
                List.of(new Contribution("load", "%", 1, surprise, new Range(1, 2), new Range(1, 4))));
    }
}
