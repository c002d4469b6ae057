// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import java.util.Arrays;

/// How much of a series' beginning is not yet how it goes on: a process warming up, a cache filling.
///
/// - **In:** finite values in time order.
/// - **Out:** how many of the first values to leave out, 0 to a bound.
/// - **Error:** leaves out a few values of a series that was steady from the start now and then.
/// - **Cost:** O(n).
/// - **Source:** K. P. White, *An effective truncation heuristic for bias reduction in simulation output*, Simulation
///   69(6), 1997 (the marginal standard error rule, MSER).
public final class InitialTransient {
    /// The beginning must lie this many standard deviations of the rest away from it: a swing is not a beginning.
    private static final double APART = 2;

    private InitialTransient() {}

    /// @param most the bound, less than the number of values
    public static int length(double[] values, int most) {
        double sum = 0;
        double squares = 0;
        double least = Double.POSITIVE_INFINITY;
        int length = 0;
        for (int from = values.length - 1; from >= 0; from--) {
            sum += values[from];
            squares += values[from] * values[from];
            int kept = values.length - from;
            double error = Math.max(0, squares - sum * sum / kept) / kept / kept;
            if (from <= most && error < least) {
                least = error;
                length = from;
            }
        }
        return liesApart(values, length) ? length : 0;
    }

    private static boolean liesApart(double[] values, int length) {
        double[] rest = Arrays.copyOfRange(values, length, values.length);
        double mean = Arrays.stream(rest).average().orElse(0);
        double variance = Arrays.stream(rest)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0);
        double beginning = Arrays.stream(values, 0, length).average().orElse(mean);
        return Math.abs(beginning - mean) > APART * Math.sqrt(variance);
    }
}
