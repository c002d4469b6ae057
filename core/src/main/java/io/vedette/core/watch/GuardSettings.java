// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import java.util.Map;
import java.util.OptionalDouble;

/// Deviations that are real but too small for anyone to care.
///
/// @param minRelative smallest deviation, as a share of the signal's expected value or of its usual range, whichever
///                    is larger
/// @param minAbsolute smallest deviation by unit, or by signal name where that is given, in the signal's unit
/// @param direction   by signal name, the only direction that matters; both where none is named
public record GuardSettings(double minRelative, Map<String, Double> minAbsolute, Map<String, Direction> direction)
        implements java.io.Serializable {
    /// Ten percent of the usual, two percentage points, 100 kB/s, 1 MB, 1 a second, 2 ms; half a waiting task, two
    /// running processes, five in all.
    public static final GuardSettings DEFAULT = new GuardSettings(
            0.1,
            Map.of(
                    "%",
                    2.0,
                    "B/s",
                    100_000.0,
                    "B",
                    1_000_000.0,
                    "/s",
                    1.0,
                    "s/s",
                    0.02,
                    "s",
                    0.002,
                    "load 1m",
                    0.5,
                    "load 5m",
                    0.5,
                    "processes running",
                    2.0,
                    "processes",
                    5.0),
            Map.of());

    /// Which way a signal must go to matter.
    public enum Direction {
        UP,
        DOWN,
        BOTH
    }

    /// The smallest deviation of a signal that anyone would hear of, in its unit; empty where nothing says.
    public OptionalDouble leastOf(String signal, String unit) {
        Double least = minAbsolute.getOrDefault(signal, minAbsolute.get(unit));
        return least == null ? OptionalDouble.empty() : OptionalDouble.of(least);
    }

    public GuardSettings {
        if (!(minRelative >= 0 && minRelative <= 10)) {
            throw new IllegalArgumentException("watch.guard.minRelative must be 0 to 10, was " + minRelative);
        }
        minAbsolute.forEach((unit, least) -> {
            if (!(least >= 0)) {
                throw new IllegalArgumentException(
                        "watch.guard.minAbsolute for '%s' must be 0 or more, was %s".formatted(unit, least));
            }
        });
        minAbsolute = Map.copyOf(minAbsolute);
        direction = Map.copyOf(direction);
    }
}
