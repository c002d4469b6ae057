// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import java.time.Duration;

/// How observations become signals.
///
/// @param interval    the grid's step; zero finds it from the data
/// @param silentAfter an entity that says nothing for this long, and for five steps, has fallen silent
/// @param maxSignals  signals one entity may have; further series are counted, not followed
public record ExtractSettings(Duration interval, Duration silentAfter, int maxSignals) {
    public static final ExtractSettings DEFAULT = new ExtractSettings(Duration.ZERO, Duration.ofMinutes(1), 2_000);

    public ExtractSettings {
        if (interval.isNegative()) {
            throw new IllegalArgumentException("extract.interval must not be negative, was " + interval);
        }
        if (!silentAfter.isPositive()) {
            throw new IllegalArgumentException("extract.silentAfter must be positive, was " + silentAfter);
        }
        if (maxSignals < 1 || maxSignals > 100_000) {
            throw new IllegalArgumentException("extract.maxSignals must be 1 to 100000, was " + maxSignals);
        }
    }
}
