// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.keep.History;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/// Lets go of points older than the retention, each hour.
public final class Housekeeping implements Closeable {
    private final History history;
    private final Duration retention;
    private final InstantSource clock;
    private final Health health;
    private final Rounds rounds;

    public Housekeeping(History history, Duration retention, InstantSource clock, Health health) {
        this.history = history;
        this.retention = retention;
        this.clock = clock;
        this.health = health;
        this.rounds = new Rounds("housekeeping", Duration.ofMinutes(10), this::forget, health);
    }

    public void start() {
        rounds.start();
    }

    private void forget() {
        try {
            history.forget(clock.instant().minus(retention).toEpochMilli() * 1_000_000L);
        } catch (IOException trouble) {
            health.complain("history", "old points cannot be let go of: " + trouble.getMessage());
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
