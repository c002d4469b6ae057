// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.keep.History;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets go of points older than the retention, each hour.
public final class Housekeeping implements Closeable {
    private final History history;
    private final Duration retention;
    private final InstantSource clock;
    private final Health health;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    public Housekeeping(History history, Duration retention, InstantSource clock, Health health) {
        this.history = history;
        this.retention = retention;
        this.clock = clock;
        this.health = health;
        this.thread = Thread.ofVirtual().name("housekeeping").unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    private void run() {
        try {
            do {
                forget();
            } while (!stop.await(1, TimeUnit.HOURS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
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
        stop.countDown();
        if (thread.getState() == Thread.State.NEW) {
            return;
        }
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
