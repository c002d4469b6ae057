// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import java.io.Closeable;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A piece of work done again and again, on a thread of its own, until it is closed.
///
/// A round that breaks is a mistake of ours: it is told, and the next round comes.
///
/// - **State:** [#start] once; [#close] any number of times, also without a start. Closing waits for the round that is
///   under way, but not for ever.
final class Rounds implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Duration every;
    private final Runnable work;
    private final Health health;
    private final CountDownLatch stop = new CountDownLatch(1);
    private final Thread thread;

    Rounds(String name, Duration every, Runnable work, Health health) {
        this.every = every;
        this.work = work;
        this.health = health;
        this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!stop.await(every.toMillis(), TimeUnit.MILLISECONDS)) {
                round();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void round() {
        try {
            work.run();
        } catch (RuntimeException ours) {
            health.complain(thread.getName(), "a mistake of ours: " + ours);
        }
    }

    @Override
    public void close() {
        stop.countDown();
        if (!thread.isAlive()) {
            return;
        }
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
