// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import io.vedette.core.domain.Range;
import java.util.List;

/// A stretch of a series that is like no other.
///
/// @param fromNanos its first value
/// @param toNanos   its last value
/// @param kind      what its values do
/// @param atNanos   where its most unusual value is
/// @param actual    that value; of a shift the level after it
/// @param usual     where 98 of 100 values outside such stretches lie; of a shift the level before it, twice
/// @param chance    how likely so strange a stretch is in a series like this without anything strange
/// @param agree     the names of the inspectors that each find it strange by itself
public record Stretch(
        long fromNanos,
        long toNanos,
        Kind kind,
        long atNanos,
        double actual,
        Range usual,
        double chance,
        List<String> agree) {
    /// Stranger than one such series in a hundred.
    private static final double CLEAR = 0.01;

    /// What the values of a stretch do.
    public enum Kind {
        /// Beyond what is usual, upwards.
        SPIKE,
        /// Beyond what is usual, downwards.
        DIP,
        /// From here on on another level.
        SHIFT,
        /// Each usual by itself, in a course that is not.
        SHAPE
    }

    public Stretch {
        agree = List.copyOf(agree);
    }

    /// Whether it is strange, and not just the strangest.
    public boolean standsOut() {
        return isClear(chance);
    }

    static boolean isClear(double chance) {
        return chance < CLEAR;
    }
}
