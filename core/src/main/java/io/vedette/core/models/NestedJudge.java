// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// One stream of rows under nested windows.
final class NestedJudge implements Model.Judge {
    private final NestedMeasure measure;
    private final NestedFormula formula;
    private final WindowReasons reasons;
    private final NestedStream stream;
    private final NewsMemory memory;

    NestedJudge(NestedMeasure measure, NestedFormula formula, WindowReasons reasons) {
        this.measure = measure;
        this.formula = formula;
        this.reasons = reasons;
        this.stream = new NestedStream(measure);
        this.memory = new NewsMemory(measure.layout().window(), measure.layout().width());
    }

    @Override
    public double next(double[] row) {
        if (!stream.take(row)) {
            return Double.NaN;
        }
        NestedReading reading = stream.read();
        memory.take(reading.news());
        return formula.atOnce(reading, memory);
    }

    @Override
    public Model.Explanation explain() {
        return reasons.explain(measure.scale(), stream.mean(), stream.recent().toExplain());
    }

    /// The mean stays: what was learnt of slow change outlives a gap.
    @Override
    public void reset() {
        stream.clear();
        memory.clear();
    }

    @Override
    public void save(DataOutput out) throws IOException {
        stream.save(out);
        memory.save(out);
    }

    @Override
    public void restore(DataInput in) throws IOException {
        stream.restore(in);
        memory.restore(in);
    }
}
