// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// One tree of random cuts; a row's path is short where rows are few.
///
/// A node is an index, its children have higher ones, so a walk always ends. Node 0 is the root.
///
/// @param input input to cut, or −1 at a leaf
/// @param value at a cut: smaller values go left. At a leaf: path length, with what the rows left there would add
/// @param left  index of the left child; 0 at a leaf
/// @param right index of the right child; 0 at a leaf
public record IsolationTree(int[] input, double[] value, int[] left, int[] right) {
    private static final double EULER = 0.5772156649015329;

    static IsolationTree grow(double[][] rows, int[] sample, SplittableRandom chance) {
        var growth = new Growth(rows, sample, chance);
        growth.grow(0, sample.length, 0);
        int n = growth.nodes;
        return new IsolationTree(
                Arrays.copyOf(growth.input, n),
                Arrays.copyOf(growth.value, n),
                Arrays.copyOf(growth.left, n),
                Arrays.copyOf(growth.right, n));
    }

    /// Mean path length of an unsuccessful search among n values.
    static double meanPath(int n) {
        return n <= 1 ? 0 : n == 2 ? 1 : 2 * (Math.log(n - 1.0) + EULER) - 2 * (n - 1.0) / n;
    }

    double path(double[] row) {
        int node = 0;
        int cut = input[0];
        while (cut >= 0) {
            node = row[cut] < value[node] ? left[node] : right[node];
            cut = input[node];
        }
        return value[node];
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(input.length);
        Parts.write(out, input);
        Parts.write(out, value);
        Parts.write(out, left);
        Parts.write(out, right);
    }

    static IsolationTree read(DataInput in, int width) throws IOException {
        int nodes = Parts.count(in, "nodes of a tree", 1, 2 * IsolationForestSettings.MAX_SAMPLE);
        int[] input = new int[nodes];
        for (int i = 0; i < nodes; i++) {
            input[i] = Parts.count(in, "input of a cut", -1, width - 1);
        }
        double[] value = Parts.finite(in, "value of a node", nodes);
        return new IsolationTree(input, value, children(in, input), children(in, input));
    }

    private static int[] children(DataInput in, int[] input) throws IOException {
        int[] children = new int[input.length];
        for (int i = 0; i < children.length; i++) {
            boolean leaf = input[i] < 0;
            children[i] = Parts.count(in, "child of node " + i, leaf ? 0 : i + 1, leaf ? 0 : children.length - 1);
        }
        return children;
    }

    /// A tree while it grows: the sample is parted in place, left side first.
    private static final class Growth {
        private final double[][] rows;
        private final int[] sample;
        private final SplittableRandom chance;
        private final int limit;
        private final int[] input;
        private final double[] value;
        private final int[] left;
        private final int[] right;
        private int nodes;

        Growth(double[][] rows, int[] sample, SplittableRandom chance) {
            this.rows = rows;
            this.sample = sample;
            this.chance = chance;
            this.limit = (int) Math.ceil(Math.log(Math.max(2, sample.length)) / Math.log(2));
            int most = 2 * sample.length;
            this.input = new int[most];
            this.value = new double[most];
            this.left = new int[most];
            this.right = new int[most];
        }

        int grow(int from, int to, int depth) {
            int node = nodes++;
            int cut = depth < limit && to - from > 1 ? cuttable(from, to) : -1;
            input[node] = cut;
            if (cut < 0) {
                value[node] = depth + meanPath(to - from);
                return node;
            }
            value[node] = cutPoint(from, to, cut);
            int middle = part(from, to, cut, value[node]);
            left[node] = grow(from, middle, depth + 1);
            right[node] = grow(middle, to, depth + 1);
            return node;
        }

        /// A random input that still takes two values here, or −1. Constant inputs are passed over, not cut in vain.
        private int cuttable(int from, int to) {
            int width = rows[0].length;
            // Draws until one fits, so that all that fit are equally likely; then a last look through all.
            for (int i = 0; i < width; i++) {
                int j = chance.nextInt(width);
                if (differs(from, to, j)) {
                    return j;
                }
            }
            for (int j = 0; j < width; j++) {
                if (differs(from, to, j)) {
                    return j;
                }
            }
            return -1;
        }

        private boolean differs(int from, int to, int j) {
            double one = rows[sample[from]][j];
            for (int i = from + 1; i < to; i++) {
                if (rows[sample[i]][j] != one) {
                    return true;
                }
            }
            return false;
        }

        /// Above the smallest value, so that neither side is empty.
        private double cutPoint(int from, int to, int j) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                low = Math.min(low, rows[sample[i]][j]);
                high = Math.max(high, rows[sample[i]][j]);
            }
            double point = low + chance.nextDouble() * (high - low);
            return point > low && point <= high ? point : high;
        }

        private int part(int from, int to, int j, double point) {
            int middle = from;
            for (int i = from; i < to; i++) {
                if (rows[sample[i]][j] < point) {
                    int swap = sample[i];
                    sample[i] = sample[middle];
                    sample[middle++] = swap;
                }
            }
            return middle;
        }
    }
}
