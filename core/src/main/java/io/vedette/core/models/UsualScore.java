// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.Quantiles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// What a score is on training rows: brings scores of different makes onto one measure.
///
/// - **Out:** 0 up to the median, then the logarithm of how many times further out than the largest hundredth. A
///   logarithm of a size, not a rank: a rank forgets how far out a row is.
///
/// @param median of the scores
/// @param spread from there to what 99 of 100 stay below, above 0
record UsualScore(double median, double spread) {
    private static final double LARGE = 0.99;
    private static final double LEAST = 1e-9;

    /// @param scores of training rows; those that are not finite are passed over
    static UsualScore of(double[] scores) {
        double[] sorted =
                Arrays.stream(scores).filter(Double::isFinite).sorted().toArray();
        if (sorted.length == 0) {
            return new UsualScore(0, 1);
        }
        double median = Quantiles.ofSorted(sorted, 0.5);
        double spread = Quantiles.ofSorted(sorted, LARGE) - median;
        double largest = sorted[sorted.length - 1];
        return new UsualScore(median, spread > 0 ? spread : Math.max(LEAST, largest));
    }

    double measure(double score) {
        return Math.log1p(Math.max(0, score - median) / spread);
    }

    void write(DataOutput out) throws IOException {
        Parts.write(out, new double[] {median, spread});
    }

    static UsualScore read(DataInput in) throws IOException {
        return new UsualScore(
                Parts.finite(in, "usual score", 1)[0], Parts.positive(in, "spread of a usual score", 1)[0]);
    }
}
