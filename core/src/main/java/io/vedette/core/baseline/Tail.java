// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.flow.SavedState;
import io.vedette.core.numbers.Surprise;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How far out a signal goes: three quantiles of its distances that are followed on line; beyond the last one a Pareto
/// tail through the last two.
///
/// - **In:** distances from the expected, in standard deviations, 0 or more.
/// - **Cost:** O(1), three numbers.
/// - **Source:** stochastic approximation of quantiles (Robbins and Monro 1951), by factors instead of steps so that no
///   scale need be known; the shape of the tail after Hill (1975).
final class Tail {
    private static final double[] BEYOND = {0.05, 0.01, 0.001};
    private static final double[] SURPRISE = {-Math.log10(0.05), 2, 3};

    /// Wider than a normal distribution's 1.96, 2.58 and 3.29: who knows little is surprised late.
    private static final double[] AT_FIRST = {2.5, 4, 7};

    /// A quantile of chance p moves by 1/(n·p·SLOPE): the best step where the tail falls as the distance to the power
    /// of −SLOPE. A normal one falls faster, a heavy one slower; both still arrive.
    private static final double SLOPE = 4;

    private static final double FIRST_STEP = 0.5;

    /// Never less than this, so that it follows a signal that changes: a standard deviation of an eighth of a decade.
    private static final double LAST_STEP = 0.02;

    /// The tail is never taken for thinner than this: a factor of 1.25 in distance for one of ten in chance.
    private static final double THINNEST = Math.log(1.25);

    /// Below those of a uniform distribution. A signal that stands still has no distances to learn from.
    private static final double[] LEAST = {1, 1.3, 1.6};

    private static final double APART = 1.01;

    /// Distances far out in a row that count in full.
    private static final int FULL = 5;

    private final double[] quantiles = AT_FIRST.clone();
    private int learnt;
    private int run;

    double surprise(double distance) {
        if (distance <= quantiles[0]) {
            return SURPRISE[0] * distance / quantiles[0];
        }
        for (int i = 1; i < quantiles.length; i++) {
            if (distance <= quantiles[i]) {
                double part = Math.log(distance / quantiles[i - 1]) / Math.log(quantiles[i] / quantiles[i - 1]);
                return SURPRISE[i - 1] + part * (SURPRISE[i] - SURPRISE[i - 1]);
            }
        }
        return Math.min(Surprise.MAX, SURPRISE[2] + Math.log(distance / quantiles[2]) / decade());
    }

    /// How much further, as a logarithm, for a tenth of the chance.
    private double decade() {
        return Math.max(THINNEST, Math.log(quantiles[2] / quantiles[1]));
    }

    /// The distance that has a surprise of 2.
    double oneInHundred() {
        return quantiles[1];
    }

    /// Learns a distance. What stays out is one event and not many: the further along in a run, the less it counts, so
    /// that an outage does not teach that outages are usual.
    void learn(double distance) {
        learnt = Math.min(learnt, Integer.MAX_VALUE - 1) + 1;
        run = distance > quantiles[2] ? Math.min(run, Integer.MAX_VALUE - 1) + 1 : 0;
        double weight = 1.0 / Math.max(1, run - FULL + 1);
        for (int i = 0; i < quantiles.length; i++) {
            double p = BEYOND[i];
            double step = Math.clamp(1 / (learnt * p * SLOPE), LAST_STEP, FIRST_STEP);
            double factor = distance > quantiles[i] ? 1 + weight * step * (1 - p) : 1 - step * p;
            double least = i == 0 ? LEAST[0] : Math.max(LEAST[i], quantiles[i - 1] * APART);
            quantiles[i] = Math.max(least, quantiles[i] * factor);
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(learnt);
        out.writeInt(run);
        for (double quantile : quantiles) {
            out.writeDouble(quantile);
        }
    }

    void restore(DataInput in) throws IOException {
        learnt = SavedState.count(in, "distances learnt", Integer.MAX_VALUE);
        run = SavedState.count(in, "distances far out in a row", Integer.MAX_VALUE);
        for (int i = 0; i < quantiles.length; i++) {
            quantiles[i] = SavedState.finite(in, "a distance that is seldom passed");
            if (!(quantiles[i] > 0)) {
                throw new IOException("saved state is damaged: a distance that is seldom passed must lie above 0");
            }
        }
    }
}
