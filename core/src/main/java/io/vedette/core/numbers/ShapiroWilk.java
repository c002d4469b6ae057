// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static io.vedette.core.numbers.Normal.polynomial;

/// Are these values a sample from some normal distribution?
///
/// - **In:** 3 to 5,000 finite values, any order, not all equal.
/// - **Out:** W in 0 to 1 and its p-value.
/// - **Error:** W within 1e-7, p within 1e-5 of SciPy's on the examples in the test.
/// - **Cost:** O(n log n).
/// - **Source:** P. Royston, *Algorithm AS R94*, Applied Statistics 44(4), 1995.
public final class ShapiroWilk {
    public static final int MIN = 3;
    public static final int MAX = 5000;

    // Royston's fits, the coefficient of the highest power first.
    private static final double[] FIRST_WEIGHT = {-2.706056, 4.434685, -2.07119, -.147981, .221157, 0};
    private static final double[] SECOND_WEIGHT = {-3.582633, 5.682633, -1.752461, -.293762, .042981, 0};
    private static final double[] SMALL_LIMIT = {.459, -2.273};
    private static final double[] SMALL_MEAN = {-6.714e-4, .025054, -.39978, .544};
    private static final double[] SMALL_LOG_SIGMA = {-.0020322, .062767, -.77857, 1.3822};
    private static final double[] LARGE_MEAN = {.0038915, -.083751, -.31082, -1.5861};
    private static final double[] LARGE_LOG_SIGMA = {.0030302, -.082676, -.4803};

    private ShapiroWilk() {}

    public static NormalityTest of(double[] values) {
        int n = values.length;
        if (n < MIN || n > MAX) {
            throw new IllegalArgumentException("values must hold 3 to 5000 numbers, was " + n);
        }
        double[] sorted = Quantiles.sorted(values);
        double range = sorted[n - 1] - sorted[0];
        if (!(range > 0)) {
            throw new IllegalArgumentException("values must not all be equal, all were " + sorted[0]);
        }
        double distance = distanceFromStraight(sorted, range, weights(n));
        return new NormalityTest(1 - distance, pValue(distance, n));
    }

    /// The lower half of the weights of the order statistics, which are antisymmetric; all positive.
    private static double[] weights(int n) {
        if (n == 3) {
            return new double[] {Math.sqrt(0.5)};
        }
        double[] expected = new double[n / 2];
        double squares = 0;
        for (int i = 0; i < expected.length; i++) {
            expected[i] = -Normal.quantile((i + 1 - 0.375) / (n + 0.25));
            squares += 2 * expected[i] * expected[i];
        }
        double root = Math.sqrt(squares);
        double[] weights = new double[n / 2];
        int fitted = n > 5 ? 2 : 1;
        double left = squares;
        double norm = 1;
        for (int i = 0; i < fitted; i++) {
            double[] fit = i == 0 ? FIRST_WEIGHT : SECOND_WEIGHT;
            weights[i] = polynomial(fit, 1 / Math.sqrt(n)) + expected[i] / root;
            left -= 2 * expected[i] * expected[i];
            norm -= 2 * weights[i] * weights[i];
        }
        double divisor = Math.sqrt(left / norm);
        for (int i = fitted; i < weights.length; i++) {
            weights[i] = expected[i] / divisor;
        }
        return weights;
    }

    /// 1 − W, computed without the cancellation that 1 minus a squared correlation near 1 would suffer.
    private static double distanceFromStraight(double[] sorted, double range, double[] weights) {
        int n = sorted.length;
        double mean = 0;
        for (double value : sorted) {
            mean += value / range / n;
        }
        double weightSquares = 0;
        double valueSquares = 0;
        double product = 0;
        for (int i = 0; i < n; i++) {
            int mirrored = n - 1 - i;
            double weight = i < mirrored ? -weights[i] : i > mirrored ? weights[mirrored] : 0;
            double value = sorted[i] / range - mean;
            weightSquares += weight * weight;
            valueSquares += value * value;
            product += weight * value;
        }
        double root = Math.sqrt(weightSquares * valueSquares);
        return (root - product) * (root + product) / (weightSquares * valueSquares);
    }

    private static double pValue(double distance, int n) {
        if (n == 3) {
            double w = Math.max(0, 1 - distance);
            return Math.clamp(6 / Math.PI * (Math.asin(Math.sqrt(w)) - Math.asin(Math.sqrt(0.75))), 0, 1);
        }
        double y = Math.log(Math.max(distance, Double.MIN_NORMAL));
        if (n > 11) {
            double logN = Math.log(n);
            double sigma = Math.exp(polynomial(LARGE_LOG_SIGMA, logN));
            return Normal.upperTail((y - polynomial(LARGE_MEAN, logN)) / sigma);
        }
        double limit = polynomial(SMALL_LIMIT, n);
        if (y >= limit) {
            return 0;
        }
        double sigma = Math.exp(polynomial(SMALL_LOG_SIGMA, n));
        return Normal.upperTail((-Math.log(limit - y) - polynomial(SMALL_MEAN, n)) / sigma);
    }
}
