// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Member;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
        now = mistaken(steps, now);
        now = merged(steps, now);
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

    /// Of what one caller uses, the mail is heard of first and taken for the cause, until the database is: then it
    /// is let go. More of its own comes to it, though another caller, which nothing near binds to the database,
    /// uses it too.
    private static long mistaken(List<Step<Lead>> steps, long now) {
        for (int pair = 0; pair < 30; pair++) {
            steps.add(new Step.Told<>(call("calm" + pair, "calmer" + pair, now)));
        }
        for (int caller = 0; caller < 6; caller++) {
            steps.add(new Step.Told<>(call("c" + caller, "db", now)));
        }
        for (int far = 0; far < 3; far++) {
            steps.add(new Step.Told<>(call("far" + far, "edge", now)));
        }
        steps.add(new Step.Told<>(call("edge", "gateway", now)));
        steps.add(new Step.Told<>(call("gateway", "proxy", now)));
        steps.add(new Step.Told<>(call("proxy", "c1", now)));
        steps.add(new Step.Told<>(call("c0", "mail", now)));
        steps.add(new Step.Told<>(call("far0", "mail", now)));
        trouble(steps, now, "mail", "c0");
        trouble(steps, now + 2 * SECOND, "db", "c1", "c2", "c3", "c4", "c5");
        trouble(steps, now + 4 * SECOND, "far0", "far1", "far2");
        Entity mail = new Entity("service", "mail");
        SortedMap<String, String> bare = new TreeMap<>();
        steps.add(new Step.Told<>(
                new Alert(mail, now + 9 * SECOND, "am", "full", "it is full", Severity.ERROR, true, bare)));
        steps.add(new Step.Reached<>(now + 10 * SECOND));
        return now + 10 * SECOND;
    }

    /// Two that a person puts together and takes apart again.
    private static long merged(List<Step<Lead>> steps, long now) {
        trouble(steps, now, "u0", "u1");
        String into = Anomaly.idOf(new Entity("service", "u0"), Anomaly.Kind.UNUSUAL, now);
        String part = Anomaly.idOf(new Entity("service", "u1"), Anomaly.Kind.UNUSUAL, now);
        long at = now;
        for (Verdict.Kind kind : List.of(Verdict.Kind.MERGE, Verdict.Kind.UNMERGE)) {
            at += 2 * SECOND;
            Entity any = new Entity("service", "u0");
            steps.add(new Step.Told<>(new Verdict(any, at, into, kind, part, "anna", "")));
            steps.add(new Step.Reached<>(at + SECOND));
        }
        return at + SECOND;
    }

    private static Link call(String caller, String called, long now) {
        return Link.seen(new Edge(new Entity("service", caller), Edge.Kind.CALLS, new Entity("service", called)), now);
    }

    private static void trouble(List<Step<Lead>> steps, long now, String... services) {
        for (String name : services) {
            Entity service = new Entity("service", name);
            steps.add(new Step.Told<>(anomaly(service, Anomaly.Phase.OPENED, now, now, 5)));
        }
        steps.add(new Step.Reached<>(now + SECOND));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void somebody_is_let_go_and_a_merge_is_undone(long seed) {
        Operator.Memory<Lead, Case> memory = operator().begin("realm");
        List<IncidentEvent> told = new ArrayList<>();
        for (Step<Lead> step : stream(0, seed)) {
            switch (step) {
                case Step.Told<Lead>(Lead lead) -> memory.on(lead, out -> keep(out, told));
                case Step.Reached<Lead>(long nanos) -> memory.wake(nanos, out -> keep(out, told));
            }
        }

        assertThat(told)
                .flatExtracting(IncidentEvent::changed)
                .extracting(Member::why)
                .anyMatch(why -> why.startsWith("apart from the incident of service:db"));
        assertThat(told)
                .as("what was let go takes its own with it")
                .anyMatch(event -> event.incident().id().contains("mail/unusual/1000000/apart")
                        && event.incident().size() == 2);
        assertThat(told)
                .anyMatch(event -> event instanceof IncidentEvent.Reopened
                        && event.incident().entity().name().equals("u1"));
    }

    private static void keep(Case out, List<IncidentEvent> told) {
        if (out instanceof IncidentEvent event) {
            told.add(event);
        }
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
        String key = "k" + chance.nextInt(5);
        return new Alert(entity, now, "am", key, "it burns", severity, chance.nextBoolean(), labels);
    }

    private static Evidence evidence(double surprise) {
        return new Evidence(
                surprise,
                "h: load %s %%, usually 1–4 %%.".formatted(surprise),
                List.of(new Contribution("load", "%", 1, surprise, new Range(1, 2), new Range(1, 4))));
    }
}
