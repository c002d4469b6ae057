// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.time.Instant;

/// The times that are taken. What lies outside is refused: a clock that is wrong, or a queue that is days old.
public record TimeWindow(long fromNanos, long toNanos) {
    public boolean holds(long nanos) {
        return nanos >= fromNanos && nanos <= toNanos;
    }

    /// The reason against a time that it does not hold.
    public String fault(long nanos) {
        return nanos < fromNanos ? "too-old" : "too-new";
    }

    /// A time for people.
    public static String text(long nanos) {
        return Instant.ofEpochSecond(0, nanos).toString();
    }
}
