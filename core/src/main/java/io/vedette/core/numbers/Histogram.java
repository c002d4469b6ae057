// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import java.util.Arrays;

/// Counts in bins of equal width, for drawing.
///
/// - **In:** one finite value or more.
/// - **Out:** counts that sum to the number of values; the last bin includes its upper edge.
/// - **Cost:** O(n).
///
/// @param low    lower edge of the first bin
/// @param high   upper edge of the last bin, above `low`
/// @param counts one count a bin
public record Histogram(double low, double high, long[] counts) {
    public Histogram {
        if (!(low < high)) {
            throw new IllegalArgumentException("low must be below high, was " + low + " and " + high);
        }
        if (counts.length == 0) {
            throw new IllegalArgumentException("counts must hold 1 bin or more, was 0");
        }
        counts = counts.clone();
    }

    /// Equal values get a bin of width 1 round them.
    public static Histogram of(double[] values, int bins) {
        if (values.length == 0) {
            throw new IllegalArgumentException("values must hold 1 number or more, was 0");
        }
        if (bins < 1) {
            throw new IllegalArgumentException("bins must be 1 or more, was " + bins);
        }
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        if (!Double.isFinite(high - low)) {
            throw new IllegalArgumentException("values must be finite, ranged from " + low + " to " + high);
        }
        if (low == high) {
            double half = Math.max(0.5, Math.ulp(low));
            low -= half;
            high += half;
        }
        long[] counts = new long[bins];
        for (double value : values) {
            counts[Math.clamp((int) ((value - low) / (high - low) * bins), 0, bins - 1)]++;
        }
        return new Histogram(low, high, counts);
    }

    public double binWidth() {
        return (high - low) / counts.length;
    }
}
