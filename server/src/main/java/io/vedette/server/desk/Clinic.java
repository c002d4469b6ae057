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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Looks for the cause of each incident: when it opens, again as it grows, and once more when it is over.
///
/// - **State:** one thread of its own; [#heed] comes from the engine's.
public final class Clinic implements Closeable {
    /// The first answer is to be there when people are told; later ones wait until more can be known.
    private static final Duration AGAIN = Duration.ofMinutes(1);

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

    /// @param dueNanos when to look next; never is never
    /// @param sinceNanos when it first came
    /// @param seen     whether it was looked at
    private record Patient(Incident incident, long dueNanos, long sinceNanos, boolean seen) {
        static final long NEVER = Long.MAX_VALUE;

        Patient with(Incident latest, long nowNanos) {
            long due =
                    !seen || !latest.isOpen() ? nowNanos : Math.max(nowNanos, dueNanos == NEVER ? again() : dueNanos);
            return new Patient(latest, due, sinceNanos, seen);
        }

        private long again() {
            return sinceNanos + AGAIN.toNanos();
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
        patients.merge(incident.id(), new Patient(incident, now, now, false), (known, _) -> known.with(incident, now));
    }

    /// Whether a first answer is still to come, and worth waiting for.
    boolean isAwaited(String incident) {
        Patient patient = patients.get(incident);
        return patient != null && !patient.seen() && nanos() - patient.sinceNanos() < PATIENCE.toNanos();
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
            Patient looked = new Patient(patient.incident(), Patient.NEVER, now, true);
            if (patient.incident().isOpen()) {
                patients.replace(id, patient, looked);
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
