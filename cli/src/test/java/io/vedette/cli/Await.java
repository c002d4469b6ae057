// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/// Waits for what must come, and fails with what was seen last when it does not.
final class Await {
    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /// @param look gives what was waited for, or nothing yet
    static <T> T found(String what, Duration atMost, Callable<Optional<T>> look) throws Exception {
        long end = System.nanoTime() + atMost.toNanos();
        while (true) {
            Optional<T> seen = look.call();
            if (seen.isPresent()) {
                return seen.get();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("waited %s in vain for: %s".formatted(atMost, what));
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    static void until(String what, Duration atMost, Callable<Boolean> look) throws Exception {
        found(what, atMost, () -> look.call() ? Optional.of(what) : Optional.empty());
    }
}
