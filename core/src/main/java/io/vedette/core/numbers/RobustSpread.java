// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

/// Centre and spread that up to half of the values cannot move: median and scaled median absolute deviation.
///
/// - **In:** one finite value or more.
/// - **Out:** both in the unit of the values; `sigma` is 0 when more than half of the values are equal.
/// - **Error:** for normal data `sigma` estimates the standard deviation with 37 % efficiency.
/// - **Cost:** O(n log n), two copies.
/// - **Source:** P. J. Rousseeuw & C. Croux, *Alternatives to the median absolute deviation*, JASA 88, 1993.
///
/// @param median the middle value
/// @param sigma  the median absolute deviation times [#TO_SIGMA]
public record RobustSpread(double median, double sigma) {
    /// Median absolute deviation to sigma, for normal data: 1 / Φ⁻¹(3/4).
    public static final double TO_SIGMA = 1.4826022185056018;

    public static RobustSpread of(double[] values) {
        double median = Quantiles.median(values);
        double[] distances = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            distances[i] = Math.min(Double.MAX_VALUE, Math.abs(values[i] - median));
        }
        return new RobustSpread(median, Math.min(Double.MAX_VALUE, TO_SIGMA * Quantiles.median(distances)));
    }
}
