// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

/// How many values of a series count as one, because those beyond a line come together.
///
/// - **In:** values in the order of time, and a line that some of them lie beyond.
/// - **Out:** 1 or more: by how much the variance of the share beyond the line is larger than that of
///   independent values. n values tell of that share what n / this many independent ones do.
/// - **Error:** a memory of more than a quarter of the series, or of 10,000 values, is not seen whole.
/// - **Cost:** O(values beyond the line · memory / stretch).
/// - **Source:** C. J. Geyer, *Practical Markov chain Monte Carlo*, Statistical Science 1992:
///   autocorrelations, of being beyond the line, summed up to where they stop being positive.
public final class Clustering {
    private static final int LEAST_STRETCH = 8;
    private static final int LONGEST_MEMORY = 10_000;

    private Clustering() {}

    /// @param stretch lags that are summed before it is asked whether there is anything left in them
    public static double beyond(double[] values, double line, int stretch) {
        int n = values.length;
        int[] at = new int[n];
        int count = 0;
        for (int t = 0; t < n; t++) {
            if (values[t] > line) {
                at[count++] = t;
            }
        }
        if (count == 0 || count == n) {
            return 1;
        }
        int lags = Math.max(LEAST_STRETCH, stretch);
        double share = (double) count / n;
        double sum = 0;
        for (int from = 1; from <= Math.min(LONGEST_MEMORY, n / 4); from += lags) {
            double middle = from + (lags - 1) / 2.0;
            double more = pairs(at, count, from, from + lags) / count - share * lags * (n - middle) / n;
            if (more <= 0) {
                break;
            }
            sum += more / (1 - share);
        }
        return 1 + 2 * sum;
    }

    /// How many values beyond the line come in one run, on average; values with no whole `window`
    /// between them are of the same (R. L. Smith & I. Weissman, *Estimating the extremal index*, 1994).
    /// Needs fewer values than [#beyond] and does not see what breaks runs.
    public static double runs(double[] values, double line, int window) {
        int beyond = 0;
        int runs = 0;
        int last = -window - 1;
        for (int t = 0; t < values.length; t++) {
            if (values[t] > line) {
                beyond++;
                runs += t - last > window ? 1 : 0;
                last = t;
            }
        }
        return runs == 0 ? 1 : (double) beyond / runs;
    }

    /// How many pairs are `from` or more and fewer than `to` apart.
    private static double pairs(int[] at, int count, int from, int to) {
        long pairs = 0;
        int first = 0;
        int end = 0;
        for (int i = 0; i < count; i++) {
            while (first < count && at[first] < at[i] + from) {
                first++;
            }
            while (end < count && at[end] < at[i] + to) {
                end++;
            }
            pairs += end - first;
        }
        return pairs;
    }
}
