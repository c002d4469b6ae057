// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Scales each input by its range on the training rows, so that training values lie in 0 to 1.
///
/// @param low   smallest training value of each input
/// @param range largest minus smallest; for an input that never moved its size, or 1 if that is 0
record MinMax(double[] low, double[] range) {
    static MinMax of(double[][] rows) {
        double[] low = rows[0].clone();
        double[] high = rows[0].clone();
        for (double[] row : rows) {
            for (int j = 0; j < low.length; j++) {
                low[j] = Math.min(low[j], row[j]);
                high[j] = Math.max(high[j], row[j]);
            }
        }
        double[] range = new double[low.length];
        for (int j = 0; j < low.length; j++) {
            double moved = high[j] - low[j];
            range[j] = moved > 0 && Double.isFinite(moved) ? moved : low[j] != 0 ? Math.abs(low[j]) : 1;
        }
        return new MinMax(low, range);
    }

    /// The same with no range below its least: what moved by a hair in training is not scaled up to the whole.
    MinMax atLeast(double[] least) {
        double[] wide = range.clone();
        for (int j = 0; j < wide.length; j++) {
            wide[j] = Math.max(wide[j], least[j]);
        }
        return new MinMax(low, wide);
    }

    int width() {
        return low.length;
    }

    /// Where `value` lies in the range of input `j`, held within `clip` training ranges of it.
    double scale(int j, double value, double clip) {
        return Math.clamp((value - low[j]) / range[j], -clip, clip);
    }

    /// A whole row, scaled.
    double[] scaled(double[] row, double clip) {
        Rows.check(row, width());
        double[] scaled = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            scaled[j] = scale(j, row[j], clip);
        }
        return scaled;
    }

    /// Many rows, scaled.
    double[][] scaled(double[][] rows, double clip) {
        double[][] scaled = new double[rows.length][];
        for (int t = 0; t < rows.length; t++) {
            scaled[t] = scaled(rows[t], clip);
        }
        return scaled;
    }

    double unscale(int j, double scaled) {
        return low[j] + scaled * range[j];
    }

    void write(DataOutput out) throws IOException {
        Parts.write(out, low);
        Parts.write(out, range);
    }

    static MinMax read(DataInput in, int width) throws IOException {
        double[] low = Parts.finite(in, "low", width);
        double[] range = Parts.positive(in, "range", width);
        return new MinMax(low, range);
    }
}
