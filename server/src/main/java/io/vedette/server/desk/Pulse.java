// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.domain.Tick;
import io.vedette.core.keep.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Writes the time into the Journal each second, so that time passes for the engine, and passes the same way again in
/// a replay.
public final class Pulse implements Closeable {
    private final Journal journal;
    private final InstantSource clock;
    private final Health health;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    public Pulse(Journal journal, InstantSource clock, Health health) {
        this.journal = journal;
        this.clock = clock;
        this.health = health;
        this.thread = Thread.ofVirtual().name("pulse").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stop.await(1, TimeUnit.SECONDS)) {
                beat();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
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
        stop.countDown();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(5));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
