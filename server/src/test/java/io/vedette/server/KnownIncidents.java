// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Diagnosis.Burst;
import io.vedette.core.domain.Diagnosis.Cause;
import io.vedette.core.domain.Diagnosis.Clue;
import io.vedette.core.domain.Diagnosis.Separation;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Member;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Telling;
import io.vedette.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Incidents that a ledger holds before its server starts.
///
/// @param nowMs when all of it happens
record KnownIncidents(long nowMs) {
    static final Entity DB = new Entity("service", "db");
    static final Entity SHOP = new Entity("service", "shop");

    /// Of so many alerts, one a millisecond, on so many services.
    List<Member> members(int count, int services) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Entity entity = i == 0 ? DB : new Entity("service", "shop-" + i % services);
            members.add(member(entity, "key-" + i, nowMs - count + i, "Pod %d restarts".formatted(i)));
        }
        return members;
    }

    static Member member(Entity entity, String key, long ms, String title) {
        Map<String, String> labels = Map.of("alertname", title, "service", entity.name(), "severity", "critical");
        Alert alert = new Alert(
                entity, ms * 1_000_000L, "alertmanager", key, title, Severity.FATAL, true, new TreeMap<>(labels));
        return new Member(alert, ms * 1_000_000L, true, "called by %s, which began 12 s before".formatted(DB));
    }

    static Incident incident(String id, Incident.State state, long startMs, long endMs, List<Member> members) {
        List<Entity> entities =
                members.stream().map(Member::entity).distinct().limit(1_000).toList();
        return new Incident(
                id,
                "%s: %s".formatted(members.getFirst().entity().name(), id),
                state,
                false,
                startMs * 1_000_000L,
                endMs * 1_000_000L,
                entities,
                members.subList(0, Math.min(members.size(), Incident.MOST_SHOWN)),
                members.size(),
                "",
                "",
                Telling.ALWAYS);
    }

    Diagnosis diagnosis(Entity cause) {
        Clue clue = new Clue(cause, "cpu busy", "%", 98, new Range(10, 30), nowMs * 1_000_000L, 4, "first of all");
        return new Diagnosis(
                nowMs * 1_000_000L,
                true,
                "%s is short of CPU.".formatted(cause.name()),
                List.of(new Cause(
                        cause,
                        Diagnosis.Kind.CPU,
                        "cpu busy",
                        7,
                        0.8,
                        true,
                        "It is busy <b>all</b> the time.",
                        List.of(clue))),
                List.of(SHOP),
                List.of(SHOP),
                List.of(new Diagnosis.RuledOut(SHOP, "it began later")),
                List.of("spans of db"),
                List.of(
                        separation(cause, "90 %% of requests to %s with zone=<b> fail.".formatted(cause.name())),
                        separation(SHOP, "80 % of requests to shop with zone=c fail.")),
                List.of(new Burst(
                        cause,
                        "lost <*>",
                        Severity.ERROR,
                        7,
                        0,
                        nowMs * 1_000_000L,
                        "lost `it`",
                        "“lost <*>” came 7 times in the log of db from when it began on, never before.")));
    }

    private static Separation separation(Entity entity, String sentence) {
        return new Separation(
                entity,
                List.of(new Diagnosis.Condition("zone", "b", true)),
                List.of(),
                new Diagnosis.Counted(9, 10, 0.9),
                new Diagnosis.Counted(1, 100, 0.01),
                0,
                sentence);
    }

    /// A large one, and two small ones, one of which is like it and over.
    void write(Path folder, int size) throws IOException {
        try (Store store = Store.open(folder)) {
            List<Member> storm = members(size, 200);
            store.ledger().put(incident("storm", Incident.State.OPEN, nowMs - 10_000, 0, storm), storm);
            store.ledger().diagnose("storm", diagnosis(DB));
            List<Member> past = List.of(member(DB, "key-0", nowMs - 9_000_000, "Pod 0 restarts"));
            store.ledger()
                    .put(incident("past", Incident.State.RESOLVED, nowMs - 9_000_000, nowMs - 8_000_000, past), past);
            store.ledger().diagnose("past", diagnosis(DB));
            List<Member> alone = List.of(member(SHOP, "key-alone", nowMs - 20_000, "Slow"));
            store.ledger().put(incident("alone", Incident.State.OPEN, nowMs - 20_000, 0, alone), alone);
        }
    }
}
