// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.keep.History;
import io.vedette.core.keep.Ledger;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/// Lets go of points, and of what others told, older than the retention, every ten minutes.
public final class Housekeeping implements Closeable {
    private final History history;
    private final Ledger ledger;
    private final Duration retention;
    private final InstantSource clock;
    private final Health health;
    private final Rounds rounds;

    public Housekeeping(History history, Ledger ledger, Duration retention, InstantSource clock, Health health) {
        this.history = history;
        this.ledger = ledger;
        this.retention = retention;
        this.clock = clock;
        this.health = health;
        this.rounds = new Rounds("housekeeping", Duration.ofMinutes(10), this::forget, health);
    }

    public void start() {
        rounds.start();
    }

    private void forget() {
        long before = clock.instant().minus(retention).toEpochMilli() * 1_000_000L;
        try {
            history.forget(before);
        } catch (IOException trouble) {
            health.complain("history", "old points cannot be let go of: " + trouble.getMessage());
        }
        try {
            ledger.forgetTold(before);
        } catch (IOException trouble) {
            health.complain("ledger", "old alerts and changes cannot be let go of: " + trouble.getMessage());
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
