// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static io.vedette.core.numbers.Normal.polynomial;

/// Are these values normal? Kolmogorov–Smirnov with mean and deviation estimated from the values themselves.
///
/// Takes any number of values where [ShapiroWilk] stops at 5,000, and sees less.
///
/// - **In:** 5 finite values or more, any order, not all equal.
/// - **Out:** D, the largest gap between the two distribution functions, and its p-value.
/// - **Error:** the p-value is a fit: good to a few percent below 0.1, to about 0.05 absolute above.
/// - **Cost:** O(n log n).
/// - **Source:** G. E. Dallal & L. Wilkinson, *An analytic approximation to the distribution of Lilliefors's test
///   statistic for normality*, American Statistician 40, 1986; above 0.1 the fit to the modified statistic of
///   M. A. Stephens, *EDF statistics for goodness of fit*, JASA 69, 1974, as R's `nortest` has it.
public final class Lilliefors {
    public static final int MIN = 5;

    // Fits of p to the modified statistic, the coefficient of the highest power first.
    private static final double[] TO_HALF = {81.218052, -138.55152, 80.709644, -19.828315, 2.76773};
    private static final double[] TO_NINE_TENTHS = {-32.355711, 94.029866, -97.490286, 40.662806, -4.901232};
    private static final double[] TO_END = {2.423045, -12.234627, 23.186922, -19.558097, 6.198765};

    private Lilliefors() {}

    public static NormalityTest of(double[] values) {
        int n = values.length;
        if (n < MIN) {
            throw new IllegalArgumentException("values must hold 5 numbers or more, was " + n);
        }
        double[] sorted = Quantiles.sorted(values);
        if (!(sorted[n - 1] > sorted[0])) {
            throw new IllegalArgumentException("values must not all be equal, all were " + sorted[0]);
        }
        double gap = largestGap(sorted);
        return new NormalityTest(gap, pValue(gap, n));
    }

    private static double largestGap(double[] sorted) {
        int n = sorted.length;
        double mean = 0;
        for (double value : sorted) {
            mean += value / n;
        }
        double squares = 0;
        for (double value : sorted) {
            squares += (value - mean) * (value - mean);
        }
        double sigma = Math.sqrt(squares / (n - 1));
        double gap = 0;
        for (int i = 0; i < n; i++) {
            double below = 1 - Normal.upperTail((sorted[i] - mean) / sigma);
            gap = Math.max(gap, Math.max((i + 1.0) / n - below, below - (double) i / n));
        }
        return gap;
    }

    private static double pValue(double gap, int n) {
        double size = Math.min(n, 100);
        double reduced = n <= 100 ? gap : gap * Math.pow(n / 100.0, 0.49);
        double small = Math.exp(-7.01256 * reduced * reduced * (size + 2.78019)
                + 2.99587 * reduced * Math.sqrt(size + 2.78019)
                - 0.122119
                + 0.974598 / Math.sqrt(size)
                + 1.67997 / size);
        return Math.clamp(small <= 0.1 ? small : modified(gap, n), 0, 1);
    }

    private static double modified(double gap, int n) {
        double statistic = (Math.sqrt(n) - 0.01 + 0.85 / Math.sqrt(n)) * gap;
        if (statistic <= 0.302) {
            return 1;
        }
        if (statistic <= 0.5) {
            return polynomial(TO_HALF, statistic);
        }
        if (statistic <= 0.9) {
            return polynomial(TO_NINE_TENTHS, statistic);
        }
        return statistic <= 1.31 ? polynomial(TO_END, statistic) : 0;
    }
}
