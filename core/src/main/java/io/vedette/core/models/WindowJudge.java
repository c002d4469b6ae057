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
    private final RecentRows recent;
    private final double[] vector;

    WindowJudge(WindowLayout layout, MinMax scale, Whitening whitening, WindowReasons reasons) {
        this.layout = layout;
        this.scale = scale;
        this.whitening = whitening;
        this.reasons = reasons;
        this.recent = new RecentRows(layout);
        this.vector = new double[layout.dimension()];
    }

    @Override
    public double next(double[] row) {
        if (!recent.take(row, scale)) {
            return Double.NaN;
        }
        recent.fill(layout, vector);
        return whitening.distance(vector);
    }

    @Override
    public Model.Explanation explain() {
        return reasons.explain(scale, whitening.mean(), recent.toExplain());
    }

    @Override
    public void reset() {
        recent.clear();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        recent.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        recent.restore(in);
    }
}
