// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// A stream of rows under a model that looks at one row at a time.
final class RowJudge implements Model.Judge {
    private final int width;
    private final ToDoubleFunction<double[]> score;
    private final Function<double[], Model.Explanation> reasons;
    private double[] last = {};

    RowJudge(int width, ToDoubleFunction<double[]> score, Function<double[], Model.Explanation> reasons) {
        this.width = width;
        this.score = score;
        this.reasons = reasons;
    }

    @Override
    public double next(double[] row) {
        Rows.check(row, width);
        last = row.clone();
        return score.applyAsDouble(row);
    }

    @Override
    public Model.Explanation explain() {
        if (last.length == 0) {
            throw new IllegalStateException("no row was judged yet, so there is nothing to explain");
        }
        return reasons.apply(last);
    }

    @Override
    public void reset() {
        last = new double[0];
    }

    @Override
    public void save(DataOutput out) throws IOException {
        out.writeInt(last.length);
        Parts.write(out, last);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        int held = Parts.count(in, "values of the last row", 0, width);
        if (held != 0 && held != width) {
            throw new IOException("judge is damaged: last row must hold %d values, held %d".formatted(width, held));
        }
        last = Parts.finite(in, "last row", held);
    }
}
