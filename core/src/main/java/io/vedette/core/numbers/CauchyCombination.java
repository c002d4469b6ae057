// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

/// One p-value of several, right in its tail however they depend on each other.
///
/// - **In:** p-values, each above 0 and up to 1; one or more.
/// - **Out:** a p-value; of p-values that are all the same, that one.
/// - **Error:** the share of combined p-values below α goes to α as α goes to 0; near 1 it may be off.
/// - **Source:** Y. Liu & J. Xie, *Cauchy Combination Test*, JASA 115, 2020.
public final class CauchyCombination {
    private static final double LEAST = 1e-300;

    /// Below this the tangent of the other angle is told by its own series.
    private static final double SMALL = 1e-8;

    private CauchyCombination() {}

    public static double of(double... pValues) {
        if (pValues.length == 0) {
            throw new IllegalArgumentException("p-values must be 1 or more, was 0");
        }
        double sum = 0;
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("p must lie in 0 to 1, was " + p);
            }
            sum += quantile(Math.max(p, LEAST)) / pValues.length;
        }
        return sum > 1 / SMALL ? 1 / (Math.PI * sum) : 0.5 - Math.atan(sum) / Math.PI;
    }

    /// A p-value near 1 says no more than one of 1 - 10⁻⁸ would, or a single one would outweigh all others.
    private static double quantile(double p) {
        double angle = Math.min(p, 1 - SMALL);
        return angle < SMALL ? 1 / (Math.PI * angle) : Math.tan((0.5 - angle) * Math.PI);
    }
}
