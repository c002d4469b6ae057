// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// One signal away from its own past, whatever the others do.
///
/// @param actual     its value now; for [Kind#SCATTER] how far it goes from one value to the next, for [Kind#MISSING]
///                   the last value it had
/// @param usual      where 99 of 100 of its values lie at this time of the day; for kinds that last, where that was
///                   before it began
/// @param surprise   −log10 p under what this signal usually is at this time of the day, 0 to 16; for kinds
///                   that last an order and no probability
/// @param sinceNanos when it began, epoch nanoseconds
/// @param usualNanos of [Kind#FLAT], [Kind#STOPPED] and [Kind#MISSING] the longest that was usual, else 0
public record Deviation(
        String signal,
        String unit,
        Kind kind,
        double actual,
        Range usual,
        double surprise,
        long sinceNanos,
        long usualNanos) {
    /// In which way.
    public enum Kind {
        /// One value, far above.
        SPIKE,
        /// One value, far below.
        DIP,
        /// It went to another level and stayed there.
        SHIFT,
        /// It climbs or falls for hours, steadily, as it never did.
        DRIFT,
        /// It does not follow its hours of the day any more.
        SEASON_BREAK,
        /// It goes further, or less far, from one value to the next than it ever did.
        SCATTER,
        /// It used to move and stands still.
        FLAT,
        /// It has no values any more, while the entity goes on.
        MISSING,
        /// It was never seen before on an entity that is known for long.
        NEW,
        /// A rate that was hardly ever 0 stays 0.
        STOPPED;

        /// Whether it is a state, with a beginning and an end, and wrong enough to make an anomaly.
        public boolean lasts() {
            return this != SPIKE && this != DIP && this != NEW;
        }
    }
}
