// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.domain.Tick;
import io.vedette.core.keep.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Writes the time into the Journal each second, so that time passes for the engine, and passes the same way again in
/// a replay.
public final class Pulse implements Closeable {
    private final Journal journal;
    private final InstantSource clock;
    private final Health health;
    private final Rounds rounds;

    public Pulse(Journal journal, InstantSource clock, Health health) {
        this.journal = journal;
        this.clock = clock;
        this.health = health;
        this.rounds = new Rounds("pulse", Duration.ofSeconds(1), this::beat, health);
    }

    public void start() {
        rounds.start();
    }

    private void beat() {
        try {
            journal.append(List.of(new Tick(clock.instant().toEpochMilli() * 1_000_000L)));
        } catch (IOException full) {
            health.complain("journal", "time cannot be written down: " + full.getMessage());
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
