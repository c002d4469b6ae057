// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

/// −log10 p: 3 is "one in a thousand".
///
/// - **In:** a p-value from 0 to 1.
/// - **Out:** 0 to [#MAX]; monotone in p.
public final class Surprise {
    /// Beyond this a double near 1 cannot tell tails apart, and no data we hold could support the claim.
    public static final double MAX = 16;

    private Surprise() {}

    public static double of(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("p must lie in 0 to 1, was " + p);
        }
        return p == 0 ? MAX : Math.clamp(-Math.log10(p), 0, MAX);
    }

    /// The p-value behind a surprise.
    public static double toP(double surprise) {
        return Math.pow(10, -surprise);
    }
}
