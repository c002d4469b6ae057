// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// Where the rows lie that a tree is grown from, and how easily a cut sets apart a row that lies beyond them.
///
/// A tree's path ends alike for all rows beyond its sample, however far: the strangest of them score the same, and a
/// single input could go where it liked without being told. A row that had itself been in the sample would be set
/// apart at each cut with the chance that the cut falls between it and the others.
///
/// - **Source:** the range of a cut with the row in it is that of S. Guha et al., *Robust random cut forest based
///   anomaly detection on streams*, ICML 2016; theirs is kept in each node, ours once for all trees.
///
/// @param low    smallest value of each input in a sample, on average over the trees
/// @param range  from there to the largest, on average; 1 where it never moves
/// @param weight of each input, as often as a cut chooses it: 1 / inputs that move, 0 for those that do not
public record SampleRange(double[] low, double[] range, double[] weight) {
    static SampleRange of(double[][] rows, List<int[]> samples) {
        int width = rows[0].length;
        double[] low = new double[width];
        double[] high = new double[width];
        for (int[] sample : samples) {
            for (int j = 0; j < width; j++) {
                int input = j;
                var values =
                        Arrays.stream(sample).mapToDouble(t -> rows[t][input]).summaryStatistics();
                low[j] += values.getMin() / samples.size();
                high[j] += values.getMax() / samples.size();
            }
        }
        double[] range = new double[width];
        Arrays.setAll(range, j -> high[j] - low[j]);
        long moving = Arrays.stream(range).filter(SampleRange::moves).count();
        double[] weight = new double[width];
        Arrays.setAll(weight, j -> moves(range[j]) ? 1.0 / moving : 0);
        Arrays.setAll(low, j -> moves(range[j]) ? low[j] : 0);
        return new SampleRange(
                low, Arrays.stream(range).map(r -> moves(r) ? r : 1).toArray(), weight);
    }

    /// Beyond which nothing lies: for forests that were written before this was kept.
    static SampleRange unknown(int width) {
        double[] ones = new double[width];
        Arrays.fill(ones, 1);
        return new SampleRange(new double[width], ones, new double[width]);
    }

    private static boolean moves(double range) {
        return range > 0 && Double.isFinite(range);
    }

    /// How many cuts a row lasts that would last `path` if it lay within the range of the sample.
    double cuts(double path, double[] row) {
        double apart = apart(row);
        return apart > 0 ? -Math.expm1(path * Math.log1p(-apart)) / apart : path;
    }

    /// The chance that a cut of the whole range falls between the row and all others.
    private double apart(double[] row) {
        double chance = 0;
        for (int j = 0; j < row.length; j++) {
            double above = row[j] - low[j];
            double beyond = Math.max(-above, above - range[j]);
            if (beyond > 0) {
                chance += weight[j] * (1 - range[j] / (range[j] + beyond));
            }
        }
        return Math.min(1, chance);
    }

    void write(DataOutput out) throws IOException {
        Parts.write(out, low);
        Parts.write(out, range);
        Parts.write(out, weight);
    }

    static SampleRange read(DataInput in, int width) throws IOException {
        return new SampleRange(
                Parts.finite(in, "low", width), Parts.positive(in, "range", width), Parts.finite(in, "weight", width));
    }
}
