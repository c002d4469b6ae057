// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.keep.History;
import io.vedette.core.keep.Ledger;
import io.vedette.core.keep.RecordHistory;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;

/// Lets go of what is older than its retention, every ten minutes: points, what others told, log lines and spans.
public final class Housekeeping implements Closeable {
    private final Kept kept;
    private final Duration retention;
    private final Duration retentionOfRecords;
    private final InstantSource clock;
    private final Health health;
    private final Rounds rounds;

    public Housekeeping(
            Kept kept, Duration retention, Duration retentionOfRecords, InstantSource clock, Health health) {
        this.kept = kept;
        this.retention = retention;
        this.retentionOfRecords = retentionOfRecords;
        this.clock = clock;
        this.health = health;
        this.rounds = new Rounds("housekeeping", Duration.ofMinutes(10), this::forget, health);
    }

    /// What grows old.
    public record Kept(History history, RecordHistory records, Ledger ledger) {}

    public void start() {
        rounds.start();
    }

    private void forget() {
        long before = before(retention);
        try {
            kept.history().forget(before);
        } catch (IOException trouble) {
            health.complain("history", "old points cannot be let go of: " + trouble.getMessage());
        }
        try {
            kept.ledger().forgetTold(before);
        } catch (IOException trouble) {
            health.complain("ledger", "old alerts and changes cannot be let go of: " + trouble.getMessage());
        }
        try {
            kept.records().forget(before(retentionOfRecords));
        } catch (IOException trouble) {
            health.complain("records", "old log lines and spans cannot be let go of: " + trouble.getMessage());
        }
    }

    private long before(Duration age) {
        return clock.instant().minus(age).toEpochMilli() * 1_000_000L;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
