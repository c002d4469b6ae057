// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.flow.SavedState;
import io.vedette.core.numbers.Normal;
import io.vedette.core.numbers.Surprise;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Mean and scatter of what was seen, and how far out in their normal tail a number lies.
///
/// - **In:** finite numbers.
/// - **Out:** −log10 of the normal upper tail, 0 to 16: an order, not a probability, where the numbers are not normal.
/// - **Source:** the anomaly likelihood of S. Ahmad, A. Lavin, S. Purdy and Z. Agha, *Unsupervised real-time anomaly
///   detection for streaming data*, Neurocomputing 262, 2017.
final class Moments {
    // What lies far out is learnt in full. Clipping it at 5 to 20 deviations, so that an outage teaches nothing, costs
    // 5 to 15 points on NAB: the next one like it would be called again, and again.
    private final double memory;
    private int count;
    private double mean;
    private double variance;

    /// @param memory numbers remembered; the plain mean until then
    Moments(double memory) {
        this.memory = memory;
    }

    double surprise(double number) {
        if (variance <= 0) {
            return count > 0 && number > mean ? Surprise.MAX : 0;
        }
        return Surprise.of(Normal.upperTail((number - mean) / Math.sqrt(variance)));
    }

    void learn(double number) {
        count = Math.min(count, Integer.MAX_VALUE - 1) + 1;
        double rate = Math.max(1.0 / count, 1 / memory);
        double off = number - mean;
        variance = (1 - rate) * (variance + rate * off * off);
        mean += rate * off;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(count);
        out.writeDouble(mean);
        out.writeDouble(variance);
    }

    void restore(DataInput in) throws IOException {
        count = SavedState.count(in, "numbers of a mean", Integer.MAX_VALUE);
        mean = SavedState.finite(in, "a mean");
        variance = SavedState.finite(in, "a variance");
    }
}
