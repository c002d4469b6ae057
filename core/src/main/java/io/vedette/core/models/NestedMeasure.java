// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How rows become readings.
///
/// - **State:** immutable; the arrays are not to be written to.
///
/// @param layout    how a window becomes a vector
/// @param scale     how a row becomes scaled
/// @param mean      of the training windows' vectors
/// @param whitening how far a vector lies from it
/// @param middle    usual distance of a whole window
/// @param memory    windows in which the mean would get to where they are; infinite for a mean that stands still
record NestedMeasure(
        WindowLayout layout, MinMax scale, double[] mean, NestedWhitening whitening, double middle, double memory) {
    NestedMeasure following(double usual, double windows) {
        return new NestedMeasure(layout, scale, mean, whitening, usual, windows);
    }

    void write(DataOutput out) throws IOException {
        layout.write(out);
        scale.write(out);
        Parts.write(out, mean);
        whitening.write(out);
        Parts.write(out, new double[] {middle, memory});
    }

    static NestedMeasure read(DataInput in) throws IOException {
        var layout = WindowLayout.read(in);
        var scale = MinMax.read(in, layout.width());
        double[] mean = Parts.finite(in, "mean", layout.dimension());
        var whitening = NestedWhitening.read(in, layout);
        double[] follows = Parts.finite(in, "memory", 2);
        if (!(follows[0] >= 0 && follows[1] >= 1)) {
            throw new IOException("model is damaged: it follows over %s windows".formatted(follows[1]));
        }
        return new NestedMeasure(layout, scale, mean, whitening, follows[0], follows[1]);
    }
}
