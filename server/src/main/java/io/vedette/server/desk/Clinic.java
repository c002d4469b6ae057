// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.diagnose.Diagnose;
import io.vedette.core.diagnose.DiagnoseSettings;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.keep.Ledger;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Looks for the cause of each incident: when it opens, after one minute and five, as it grows, and when it is over.
///
/// - **State:** one thread of its own; [#heed] comes from the engine's.
public final class Clinic implements Closeable {
    /// The first answer is to be there when people are told; later ones wait until more can be known: spans of
    /// neighbours are stored, and edges told, within a minute or two.
    private static final Duration AGAIN = Duration.ofMinutes(1);

    private static final Duration ONCE_MORE = Duration.ofMinutes(5);

    /// Longer nobody waits for a first answer.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SceneReader reader;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Health health;
    private final Diagnose diagnose = new Diagnose(DiagnoseSettings.DEFAULT);
    private final Map<String, Patient> patients = new ConcurrentHashMap<>();
    private final Rounds rounds;

    public Clinic(SceneReader reader, Ledger ledger, InstantSource clock, Health health) {
        this.reader = reader;
        this.ledger = ledger;
        this.clock = clock;
        this.health = health;
        this.rounds = new Rounds("clinic", Duration.ofMillis(500), this::round, health);
    }

    /// @param dueNanos    when to look next
    /// @param sinceNanos  when it first came
    /// @param lookedNanos when it was looked at last; [#NEVER] while it was not
    private record Patient(Incident incident, long dueNanos, long sinceNanos, long lookedNanos) {
        static final long NEVER = Long.MAX_VALUE;

        boolean isSeen() {
            return lookedNanos != NEVER;
        }

        Patient with(Incident latest, long nowNanos) {
            boolean now = !isSeen() || !latest.isOpen();
            long soon = now ? nowNanos : Math.max(nowNanos, lookedNanos + AGAIN.toNanos());
            return new Patient(latest, Math.min(dueNanos, soon), sinceNanos, lookedNanos);
        }

        Patient looked(long nowNanos) {
            long next = NEVER;
            for (Duration later : List.of(ONCE_MORE, AGAIN)) {
                next = nowNanos < sinceNanos + later.toNanos() ? sinceNanos + later.toNanos() : next;
            }
            return new Patient(incident, next, sinceNanos, nowNanos);
        }
    }

    public void start() {
        rounds.start();
    }

    void heed(IncidentEvent event) {
        Incident incident = event.incident();
        if (!incident.partOf().isEmpty()) {
            patients.remove(incident.id());
            return;
        }
        long now = nanos();
        patients.merge(
                incident.id(), new Patient(incident, now, now, Patient.NEVER), (known, _) -> known.with(incident, now));
    }

    /// Whether a first answer is still to come, and worth waiting for.
    boolean isAwaited(String incident) {
        Patient patient = patients.get(incident);
        return patient != null && !patient.isSeen() && nanos() - patient.sinceNanos() < PATIENCE.toNanos();
    }

    /// What people are told of the cause; empty when nobody knows.
    Optional<String> word(String incident) throws IOException {
        return ledger.diagnosis(incident).filter(Diagnosis::enough).map(Diagnosis::sentence);
    }

    private void round() {
        long now = nanos();
        for (Map.Entry<String, Patient> entry : patients.entrySet()) {
            if (entry.getValue().dueNanos() <= now) {
                look(entry.getKey(), entry.getValue(), now);
            }
        }
    }

    private void look(String id, Patient patient, long now) {
        try {
            ledger.diagnose(id, diagnose.of(reader.read(patient.incident(), now)));
        } catch (IOException unreadable) {
            health.complain(
                    "diagnosis", "the cause of %s cannot be looked for: %s".formatted(id, unreadable.getMessage()));
        } finally {
            // A word that came meanwhile stays due.
            if (patient.incident().isOpen()) {
                patients.replace(id, patient, patient.looked(now));
            } else {
                patients.remove(id, patient);
            }
        }
    }

    private long nanos() {
        return clock.instant().toEpochMilli() * 1_000_000L;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
