// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// One stream of rows under whitened windows: keeps the last window of scaled rows.
final class WindowJudge implements Model.Judge {
    private final WindowLayout layout;
    private final MinMax scale;
    private final Whitening whitening;
    private final WindowReasons reasons;
    private final double[][] recent;
    private final double[] vector;
    private int held;

    WindowJudge(WindowLayout layout, MinMax scale, Whitening whitening, WindowReasons reasons) {
        this.layout = layout;
        this.scale = scale;
        this.whitening = whitening;
        this.reasons = reasons;
        this.recent = new double[layout.window()][layout.width()];
        this.vector = new double[layout.dimension()];
    }

    @Override
    public double next(double[] row) {
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
        if (held < recent.length) {
            return Double.NaN;
        }
        layout.fill(layout.sums(recent, 0, held), 0, vector);
        return whitening.distance(vector);
    }

    @Override
    public Model.Explanation explain() {
        if (held < recent.length) {
            throw new IllegalStateException(
                    "window must be full to explain, held %d of %d rows".formatted(held, recent.length));
        }
        return reasons.explain(scale, whitening.mean(), recent);
    }

    @Override
    public void reset() {
        held = 0;
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(held);
        for (int t = 0; t < held; t++) {
            Parts.write(out, recent[t]);
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        int rows = Parts.count(in, "rows of the judge", 0, recent.length);
        for (int t = 0; t < rows; t++) {
            recent[t] = Parts.finite(in, "row of the judge", layout.width());
        }
        held = rows;
    }
}
