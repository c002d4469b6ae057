// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import io.vedette.core.correlate.Correlate;
import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Case;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.EntityState;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Verdict;
import io.vedette.core.flow.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

final class CorrelateLawsTest extends OperatorLaws<Lead, Case> {
    private static final long SECOND = 1_000_000_000L;

    @Override
    protected Operator<Lead, Case> operator() {
        return new Correlate(new CorrelateSettings(Duration.ofSeconds(60), Duration.ofMinutes(10), 30));
    }

    @Override
    protected int keys() {
        return 1;
    }

    /// Anomalies that open, grow and end, alerts that come and go, changes, links and what people say of all that, with
    /// ticks here and there.
    @Override
    protected List<Step<Lead>> stream(int number, long seed) {
        var chance = new SplittableRandom(seed);
        List<Step<Lead>> steps = new ArrayList<>();
        List<String> known = new ArrayList<>(List.of("nothing"));
        long now = 1_000 * SECOND;
        for (int i = 0; i < 60; i++) {
            Entity entity = entity(chance);
            long start = now;
            for (Anomaly.Phase phase : Anomaly.Phase.values()) {
                now += chance.nextLong(1, 20) * SECOND;
                Anomaly anomaly = anomaly(entity, phase, start, now, 3 + chance.nextInt(10));
                known.add(anomaly.id());
                steps.add(new Step.Told<>(anomaly));
                steps.add(new Step.Told<>(new Assessment(
                        entity,
                        now,
                        EntityState.NORMAL,
                        new Judgement(1, 0.1, 0, 1, "m", List.of()),
                        "of no concern",
                        List.of())));
                steps.add(new Step.Told<>(other(chance, known, now)));
            }
            for (long calm = chance.nextLong(1, 6); calm > 0; calm--) {
                now += 20 * SECOND;
                steps.add(new Step.Reached<>(now));
            }
        }
        return steps;
    }

    private static Entity entity(SplittableRandom chance) {
        return new Entity("service", "s" + chance.nextInt(10));
    }

    private static Anomaly anomaly(Entity entity, Anomaly.Phase phase, long start, long now, double surprise) {
        String id = Anomaly.idOf(entity, Anomaly.Kind.UNUSUAL, start);
        return new Anomaly(id, entity, Anomaly.Kind.UNUSUAL, phase, start, now, evidence(surprise));
    }

    private static Lead other(SplittableRandom chance, List<String> known, long now) {
        Entity entity = entity(chance);
        int which = chance.nextInt(5);
        boolean isCaller = !entity.name().equals("s8") && !entity.name().equals("s9");
        if (isCaller && (which == 0 || now < 1_400 * SECOND)) {
            // Some that are called are in trouble themselves, and many suffer from them.
            String called = chance.nextBoolean() ? "t" + chance.nextInt(4) : "s" + (8 + chance.nextInt(2));
            Entity callee = new Entity("service", called);
            Link link = Link.seen(new Edge(entity, Edge.Kind.CALLS, callee), now);
            return chance.nextInt(4) == 0 ? link.end() : link;
        }
        if (which == 1) {
            String kind = chance.nextInt(3) == 0 ? "maintenance" : "deployment";
            SortedMap<String, String> attributes = new TreeMap<>(Map.of("until", "1970-01-01T00:30:00Z"));
            return new Change(entity, now, "ci", "c" + chance.nextInt(9), kind, "ü", attributes);
        }
        if (which == 2) {
            Verdict.Kind kind = Verdict.Kind.values()[chance.nextInt(Verdict.Kind.values().length)];
            String subject = kind.hasSubject() ? known.get(chance.nextInt(known.size())) : "";
            return new Verdict(entity, now, known.get(chance.nextInt(known.size())), kind, subject, "anna", "");
        }
        Severity severity = Severity.values()[chance.nextInt(Severity.values().length)];
        SortedMap<String, String> labels = new TreeMap<>(Map.of("app", "a" + chance.nextInt(3)));
        return new Alert(
                entity, now, "am", "k" + chance.nextInt(5), "it burns", severity, chance.nextBoolean(), labels);
    }

    private static Evidence evidence(double surprise) {
        return new Evidence(
                surprise,
                "h: load %s %%, usually 1–4 %%.".formatted(surprise),
                List.of(new Contribution("load", "%", 1, surprise, new Range(1, 2), new Range(1, 4))));
    }
}
