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
    private final double[][] recent;
    private final double[] mean;
    private int held;

    NestedStream(NestedMeasure measure) {
        this.layout = measure.layout();
        this.scale = measure.scale();
        this.whitening = measure.whitening();
        this.middle = measure.middle();
        this.share = 1 / measure.memory();
        this.recent = new double[layout.window()][layout.width()];
        this.mean = measure.mean().clone();
    }

    /// @return whether the window is full, and [#read] has something to say
    boolean take(double[] row) {
        Rows.check(row, layout.width());
        if (held == recent.length) {
            double[] oldest = recent[0];
            System.arraycopy(recent, 1, recent, 0, held - 1);
            recent[--held] = oldest;
        }
        for (int j = 0; j < row.length; j++) {
            recent[held][j] = scale.scale(j, row[j], Rows.CLIP);
        }
        held++;
        return isFull();
    }

    boolean isFull() {
        return held == recent.length;
    }

    /// Reads the window that the row just taken ends; once a row.
    NestedReading read() {
        double[] vector = new double[layout.dimension()];
        layout.fill(layout.sums(recent, 0, held), 0, vector);
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

    /// The scaled rows of the window, oldest first. Shared, not to be written to.
    double[][] rows() {
        return recent;
    }

    /// The mean as it is now. Shared, not to be written to.
    double[] mean() {
        return mean;
    }

    void clear() {
        held = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(held);
        for (int t = 0; t < held; t++) {
            Parts.write(out, recent[t]);
        }
        Parts.write(out, mean);
    }

    void restore(DataInput in) throws IOException {
        int rows = Parts.count(in, "rows of the judge", 0, recent.length);
        for (int t = 0; t < rows; t++) {
            recent[t] = Parts.finite(in, "row of the judge", layout.width());
        }
        System.arraycopy(Parts.finite(in, "mean of the judge", mean.length), 0, mean, 0, mean.length);
        held = rows;
    }
}
