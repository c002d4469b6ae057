// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/// Looks at what is under way every half second: a thread that waits for bytes cannot look at a clock.
///
/// - **State:** safe for many threads. Its own thread lives as long as there is something to look at.
public final class Lookout {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final String name;
    private final BooleanSupplier calm;
    private final LongConsumer look;
    private boolean watching;

    /// @param name of the thread
    /// @param calm whether nothing is under way
    /// @param look is told the time, [System#nanoTime]
    public Lookout(String name, BooleanSupplier calm, LongConsumer look) {
        this.name = name;
        this.calm = calm;
        this.look = look;
    }

    /// Something is under way now.
    public synchronized void wake() {
        if (!watching) {
            watching = true;
            Thread.ofVirtual().name(name).start(this::watch);
        }
    }

    private synchronized boolean rest() {
        watching = !calm.getAsBoolean();
        return !watching;
    }

    private void watch() {
        do {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
            look.accept(System.nanoTime());
        } while (!rest());
    }
}
