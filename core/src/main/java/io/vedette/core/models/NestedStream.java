// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Rows become readings of the windows they end, under a mean that follows slow change.
///
/// After each window the mean takes a step towards it: over an eighth of the training rows it would get there. A window
/// that lies far out moves it by less, so that trouble does not become the new normal while it lasts.
///
/// - **State:** confined to a thread.
final class NestedStream {
    /// Windows up to this many times the usual distance move the mean fully.
    private static final double CALM = 3;

    private final WindowLayout layout;
    private final MinMax scale;
    private final NestedWhitening whitening;
    private final double middle;
    private final double share;
    private final RecentRows recent;
    private final double[] mean;

    NestedStream(NestedMeasure measure) {
        this.layout = measure.layout();
        this.scale = measure.scale();
        this.whitening = measure.whitening();
        this.middle = measure.middle();
        this.share = 1 / measure.memory();
        this.recent = new RecentRows(layout);
        this.mean = measure.mean().clone();
    }

    /// @return whether the window is full, and [#read] has something to say
    boolean take(double[] row) {
        return recent.take(row, scale);
    }

    /// Reads the window that the row just taken ends; once a row.
    NestedReading read() {
        double[] vector = new double[layout.dimension()];
        recent.fill(layout, vector);
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= mean[i];
        }
        var reading = new NestedReading(whitening.distances(vector), whitening.news(vector));
        double calm = reading.whole() > 0 ? Math.min(1, Math.sqrt(CALM * middle / reading.whole())) : 1;
        for (int i = 0; i < vector.length; i++) {
            mean[i] += calm * share * vector[i];
        }
        return reading;
    }

    RecentRows recent() {
        return recent;
    }

    /// The mean as it is now. Shared, not to be written to.
    double[] mean() {
        return mean;
    }

    void clear() {
        recent.clear();
    }

    void save(DataOutput out) throws IOException {
        recent.save(out);
        Parts.write(out, mean);
    }

    void restore(DataInput in) throws IOException {
        recent.restore(in);
        System.arraycopy(Parts.finite(in, "mean of the judge", mean.length), 0, mean, 0, mean.length);
    }
}
