// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

/// A stretch of time.
///
/// @param from first instant, epoch nanoseconds
/// @param to   the instant after the last
public record Period(long from, long to) {
    public Period {
        if (from > to) {
            throw new IllegalArgumentException("a period must not end before it begins, was " + from + " to " + to);
        }
    }

    public boolean contains(long nanos) {
        return nanos >= from && nanos < to;
    }

    double seconds() {
        return (to - from) / 1e9;
    }
}
