// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import java.util.Arrays;

/// A regular grid in time: a step, and where in the step its instants lie.
///
/// A sample belongs to the instant nearest to it. The phase is taken from the data, so that samples fall into the
/// middle of their cell: a scrape that wanders by milliseconds would else fall now on this side of a border, now on
/// the other, and tear holes into the grid.
///
/// @param stepNanos  distance of two instants
/// @param phaseNanos 0 to `stepNanos` − 1
record Grid(long stepNanos, long phaseNanos) {
    /// Steps that people set; a measured one is drawn to the nearest within a tenth.
    private static final long[] USUAL_SECONDS = {
        1, 2, 5, 10, 15, 20, 30, 60, 120, 300, 600, 900, 1_200, 1_800, 3_600, 7_200, 14_400, 21_600, 43_200, 86_400
    };

    private static final long SECOND = 1_000_000_000L;

    static Grid of(long stepNanos, long sampleNanos) {
        return new Grid(stepNanos, Math.floorMod(sampleNanos, stepNanos));
    }

    /// The grid that times of one series lie on: the median distance, drawn to a usual one nearby.
    ///
    /// @param nanos ascending, two or more
    static Grid find(long[] nanos) {
        long[] gaps = new long[nanos.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = nanos[i + 1] - nanos[i];
        }
        Arrays.sort(gaps);
        return of(usual(Math.max(1_000_000L, gaps[gaps.length / 2])), nanos[nanos.length - 1]);
    }

    private static long usual(long gapNanos) {
        for (long seconds : USUAL_SECONDS) {
            long usual = seconds * SECOND;
            if (Math.abs(gapNanos - usual) * 10 <= usual) {
                return usual;
            }
        }
        return gapNanos;
    }

    /// The number of the instant nearest to a time.
    long cell(long nanos) {
        return Math.floorDiv(nanos - phaseNanos + stepNanos / 2, stepNanos);
    }

    long instant(long cell) {
        return cell * stepNanos + phaseNanos;
    }

    /// When the cell is over: half a step past its instant.
    long end(long cell) {
        return instant(cell) + stepNanos / 2;
    }
}
