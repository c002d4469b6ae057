// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The scaled rows of the window that the newest row ends.
///
/// - **State:** confined to a thread.
final class RecentRows {
    private final double[][] rows;
    private final int width;
    private int held;

    RecentRows(WindowLayout layout) {
        this.rows = new double[layout.window()][layout.width()];
        this.width = layout.width();
    }

    /// Takes a row, and lets go of the oldest when the window is full.
    ///
    /// @return whether the window is full now
    boolean take(double[] row, MinMax scale) {
        Rows.check(row, width);
        double[] newest = next();
        for (int j = 0; j < width; j++) {
            newest[j] = scale.scale(j, row[j], Rows.CLIP);
        }
        return isFull();
    }

    /// The same for a row that is scaled already.
    boolean takeScaled(double[] row) {
        System.arraycopy(row, 0, next(), 0, width);
        return isFull();
    }

    private double[] next() {
        if (isFull()) {
            double[] oldest = rows[0];
            System.arraycopy(rows, 1, rows, 0, held - 1);
            rows[--held] = oldest;
        }
        return rows[held++];
    }

    boolean isFull() {
        return held == rows.length;
    }

    /// The rows, oldest first, of which as many as are held mean something. Shared, not to be written to.
    double[][] rows() {
        return rows;
    }

    /// The rows of a full window.
    ///
    /// @throws IllegalStateException while it fills
    double[][] toExplain() {
        if (!isFull()) {
            throw new IllegalStateException(
                    "window must be full to explain, held %d of %d rows".formatted(held, rows.length));
        }
        return rows;
    }

    /// The vector of a full window.
    void fill(WindowLayout layout, double[] vector) {
        layout.fill(layout.sums(rows, 0, held), 0, vector);
    }

    void clear() {
        held = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(held);
        for (int t = 0; t < held; t++) {
            Parts.write(out, rows[t]);
        }
    }

    void restore(DataInput in) throws IOException {
        int count = Parts.count(in, "rows of the judge", 0, rows.length);
        for (int t = 0; t < count; t++) {
            rows[t] = Parts.finite(in, "row of the judge", width);
        }
        held = count;
    }
}
