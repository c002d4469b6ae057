// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// A signal's values around an incident.
///
/// @param floor  a difference too small to mean anything, in the signal's unit; 0 where nobody knows
/// @param nanos  epoch nanoseconds, ascending; what comes unsorted is sorted
/// @param values one a time; a gap is the absence of a point, what is not finite is left out
public record Track(Entity entity, Signal signal, Kind kind, double floor, long[] nanos, double[] values) {
    static final Comparator<Track> ORDER = Comparator.comparing(Track::entity)
            .thenComparing(track -> track.signal().name());

    /// What its values say of its entity.
    public enum Kind {
        CPU,
        MEMORY,
        /// Another resource with a limit.
        SATURATION,
        /// **Mean** seconds a request; percentiles do not add up, they are [#OTHER].
        LATENCY,
        /// Share of the requests that fail, 0 to 1.
        FAILURES,
        /// How many requests came.
        REQUESTS,
        OTHER;

        boolean isResource() {
            return this == CPU || this == MEMORY || this == SATURATION;
        }
    }

    public Track {
        if (nanos.length != values.length) {
            throw new IllegalArgumentException(
                    "a track needs as many times as values, had " + nanos.length + " and " + values.length);
        }
        long[] times = nanos.clone();
        double[] all = values.clone();
        nanos = times;
        values = all;
        if (!isTidy(times, all)) {
            int[] order = IntStream.range(0, times.length)
                    .filter(i -> Double.isFinite(all[i]))
                    .boxed()
                    .sorted(Comparator.comparingLong(i -> times[i]))
                    .mapToInt(i -> i)
                    .toArray();
            nanos = Arrays.stream(order).mapToLong(i -> times[i]).toArray();
            values = Arrays.stream(order).mapToDouble(i -> all[i]).toArray();
        }
    }

    private static boolean isTidy(long[] times, double[] values) {
        for (int i = 0; i < times.length; i++) {
            if (!Double.isFinite(values[i]) || i > 0 && times[i - 1] > times[i]) {
                return false;
            }
        }
        return true;
    }

    /// With the floor that its kind and unit suggest: a point of a percentage, two requests of a
    /// thousand, a millisecond.
    public static Track of(Entity entity, Signal signal, Kind kind, long[] nanos, double[] values) {
        double floor = switch (kind) {
            case FAILURES -> 0.002;
            case LATENCY -> 0.001;
            default -> signal.unit().equals("%") ? 1 : 0;
        };
        return new Track(entity, signal, kind, floor, nanos, values);
    }

    /// The values within a period.
    double[] within(Period period) {
        return Arrays.copyOfRange(values, at(period.from()), at(period.to()));
    }

    /// The place of the first point that is not earlier.
    int at(long time) {
        int found = Arrays.binarySearch(nanos, time);
        if (found < 0) {
            return -found - 1;
        }
        while (found > 0 && nanos[found - 1] == time) {
            found--;
        }
        return found;
    }

    /// The middle of the times between two points, seconds.
    double stepSeconds() {
        if (nanos.length < 2) {
            return 0;
        }
        long[] steps = new long[nanos.length - 1];
        Arrays.setAll(steps, i -> nanos[i + 1] - nanos[i]);
        Arrays.sort(steps);
        return steps[steps.length / 2] / 1e9;
    }
}
