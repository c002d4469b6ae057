// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import java.util.Arrays;

/// Sample quantiles by linear interpolation between order statistics.
///
/// - **In:** one finite value or more, any order unless the method says sorted; probabilities from 0 to 1.
/// - **Out:** a value between the smallest and the largest input; the input array is left as it was.
/// - **Cost:** O(n log n), one copy; O(1) on a sorted array.
/// - **Source:** R. J. Hyndman & Y. Fan, *Sample quantiles in statistical packages*, American Statistician 50(4),
///   1996, type 7 (the default of R and NumPy).
public final class Quantiles {
    private Quantiles() {}

    public static double of(double[] values, double p) {
        return ofSorted(sorted(values), p);
    }

    public static double median(double[] values) {
        return of(values, 0.5);
    }

    /// @param sorted ascending; not checked, because checking would cost more than the answer
    public static double ofSorted(double[] sorted, double p) {
        if (sorted.length == 0) {
            throw new IllegalArgumentException("values must hold 1 number or more, was 0");
        }
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must lie in 0 to 1, was " + p);
        }
        double position = p * (sorted.length - 1);
        int below = (int) position;
        double low = sorted[below];
        double part = position - below;
        if (part == 0) {
            return low;
        }
        double step = sorted[below + 1] - low;
        return Double.isFinite(step) ? low + part * step : low * (1 - part) + sorted[below + 1] * part;
    }

    /// A sorted copy.
    public static double[] sorted(double[] values) {
        double[] copy = values.clone();
        Arrays.sort(copy);
        return copy;
    }
}
