// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

/// After how many values a series repeats itself.
///
/// - **In:** values of mean 0 and deviation 1.
/// - **Cost:** n · 1,024 multiplications at most, n being 20,000 at most.
/// - **Source:** the highest peak of the autocorrelation, as in M. Vlachos et al., *On Periodicity Detection and
///   Structural Periodic Similarity*, SDM 2005.
final class Season {
    /// Below this a peak is noise.
    private static final double CLEAR = 0.2;

    private static final int MOST_VALUES = 20_000;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 1_024;

    private Season() {}

    /// The values in a season that comes four times or more; 0 if there is none.
    static int of(double[] values) {
        int n = Math.min(values.length, MOST_VALUES);
        int longest = Math.min(LONGEST, n / 4);
        double[] correlation = new double[longest + 2];
        for (int lag = 1; lag < correlation.length && lag < n; lag++) {
            double sum = 0;
            for (int i = lag; i < n; i++) {
                sum += values[i] * values[i - lag];
            }
            correlation[lag] = sum / (n - lag);
        }
        int best = 0;
        for (int lag = SHORTEST; lag <= longest; lag++) {
            boolean peak = correlation[lag] > correlation[lag - 1] && correlation[lag] >= correlation[lag + 1];
            if (peak && correlation[lag] > CLEAR && correlation[lag] > correlation[best]) {
                best = lag;
            }
        }
        return best;
    }
}
