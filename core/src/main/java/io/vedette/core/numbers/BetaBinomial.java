// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

/// How likely it is that just these of so many are hit, when the rate is not known but a beta distribution says
/// what it may be.
///
/// - **In:** how many of how many are hit; the two shapes of the distribution, each above 0. Of shapes 1 and 1
///   every rate is as likely as another; 1 and 19 is a rate of about one in twenty.
/// - **Out:** the natural logarithm of the likelihood, 0 or less.
/// - **Error:** below 1e-9 times the largest number put in.
/// - **Cost:** O(1).
/// - **Source:** A. Gelman et al., *Bayesian Data Analysis*, 3rd ed., 2013, section 2.4; for the logarithm of the
///   gamma function Stirling's series.
public final class BetaBinomial {
    /// From here on three terms of Stirling's series are enough.
    private static final double LARGE = 15;

    private BetaBinomial() {}

    public static double logLikelihood(long hit, long of, double one, double other) {
        if (hit < 0 || hit > of || !(one > 0) || !(other > 0)) {
            throw new IllegalArgumentException("%d of %d with shapes %s and %s".formatted(hit, of, one, other));
        }
        return logBeta(hit + one, of - hit + other) - logBeta(one, other);
    }

    private static double logBeta(double one, double other) {
        return logGamma(one) + logGamma(other) - logGamma(one + other);
    }

    private static double logGamma(double x) {
        double shift = 0;
        double at = x;
        while (at < LARGE) {
            shift += Math.log(at);
            at++;
        }
        double square = 1 / (at * at);
        double series = (1 / 12.0 - square * (1 / 360.0 - square / 1260.0)) / at;
        return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift;
    }
}
