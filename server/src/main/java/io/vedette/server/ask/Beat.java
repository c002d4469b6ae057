// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask;

import java.io.Closeable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// Calls a turn at every multiple of an interval, on a virtual thread of its own, one at a time.
///
/// A turn that takes too long makes the next ones late or left out, never doubled. A turn that fails by a fault of
/// ours is logged, and the next one comes all the same: a deaf source would be worse.
///
/// - **State:** `start` once; `close` interrupts a turn under way and waits, and may be called twice.
public final class Beat implements Closeable {
    private static final System.Logger LOG = System.getLogger(Beat.class.getName());
    private static final long NANOS = 1_000_000_000L;

    private final String name;
    private final long intervalNanos;
    private final long offsetNanos;
    private final InstantSource clock;
    private final Turn turn;
    private final AtomicReference<Thread> thread = new AtomicReference<>();

    /// @param offset how far behind each multiple of the interval the turns are; less than the interval
    public Beat(String name, Duration interval, Duration offset, InstantSource clock, Turn turn) {
        if (!interval.isPositive()) {
            throw new IllegalArgumentException("interval must be positive, was " + interval);
        }
        this.name = name;
        this.intervalNanos = interval.toNanos();
        this.offsetNanos = offset.toNanos() % intervalNanos;
        this.clock = clock;
        this.turn = turn;
    }

    /// The first turn is at the next place on the grid.
    public void start() {
        begin(this::run);
    }

    /// The first turn is now, under the last place on the grid; the next is at the next one.
    public void startAtOnce() {
        begin(() -> {
            try {
                long now = nanos(clock.instant());
                once(now - Math.floorMod(now - offsetNanos, intervalNanos));
                run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void begin(Runnable work) {
        Thread made = Thread.ofVirtual().name(name).unstarted(work);
        if (!thread.compareAndSet(null, made)) {
            throw new IllegalStateException(name + " was started before");
        }
        made.start();
    }

    private void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long now = nanos(clock.instant());
                long next = now - Math.floorMod(now - offsetNanos, intervalNanos) + intervalNanos;
                Thread.sleep(Duration.ofNanos(next - now));
                once(next);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void once(long nanos) throws InterruptedException {
        try {
            turn.at(nanos);
        } catch (RuntimeException e) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "a turn failed by a fault of ours, the next one follows name=" + name,
                    e);
        }
    }

    /// An instant as epoch nanoseconds.
    public static long nanos(Instant instant) {
        return instant.getEpochSecond() * NANOS + instant.getNano();
    }

    @Override
    public void close() {
        Thread running = thread.get();
        if (running == null || running == Thread.currentThread()) {
            return;
        }
        running.interrupt();
        boolean interrupted = false;
        while (running.isAlive()) {
            try {
                running.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// What is done at each turn.
    @FunctionalInterface
    public interface Turn {
        /// @param nanos the turn's place on the grid, epoch nanoseconds
        void at(long nanos) throws InterruptedException;
    }
}
