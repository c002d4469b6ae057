// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import io.vedette.core.numbers.Quantiles;
import java.util.Arrays;

/// A series on the regular grid that it was told on, as near as may be.
///
/// @param nanos  the instant of each cell
/// @param values of each cell, `NaN` where nothing was told
/// @param step   from one cell to the next
record Cells(long[] nanos, double[] values, long step) {
    /// What a person looks at: a week at 15 s. More would take minutes; the newest are taken.
    static final int MOST = 50_000;

    /// A longer gap is as long as this: it is none of the series.
    private static final long LONGEST_GAP = 2_000;

    /// @param nanos ascending
    static Cells of(long[] nanos, double[] values) {
        long step = step(nanos);
        long[] cells = new long[nanos.length];
        for (int i = 1; i < cells.length; i++) {
            long apart = Math.round((double) (nanos[i] - nanos[i - 1]) / step);
            cells[i] = cells[i - 1] + Math.clamp(apart, 1, LONGEST_GAP);
        }
        long end = cells.length == 0 ? 0 : cells[cells.length - 1] + 1;
        int size = (int) Math.min(MOST, end);
        long[] times = new long[size];
        double[] kept = new double[size];
        Arrays.fill(kept, Double.NaN);
        for (int i = 0; i < cells.length; i++) {
            int cell = (int) (cells[i] - (end - size));
            if (cell >= 0) {
                times[cell] = nanos[i];
                kept[cell] = values[i];
            }
        }
        for (int cell = 1; cell < size; cell++) {
            times[cell] = times[cell] == 0 ? times[cell - 1] + step : times[cell];
        }
        return new Cells(times, kept, step);
    }

    /// The median distance of neighbours, a second where there are none.
    private static long step(long[] nanos) {
        double[] apart = new double[Math.max(0, nanos.length - 1)];
        Arrays.setAll(apart, i -> (double) nanos[i + 1] - nanos[i]);
        return apart.length == 0 ? 1_000_000_000L : Math.max(1, (long) Quantiles.median(apart));
    }

    int known() {
        return (int) Arrays.stream(values).filter(Double::isFinite).count();
    }
}
