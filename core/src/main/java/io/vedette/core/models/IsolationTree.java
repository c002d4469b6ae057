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
/// @param input input to cut, or −1 at a leaf; at a slanted cut, any of its inputs
/// @param value at a cut: smaller values go left. At a leaf: path length, with what the rows left there would add
/// @param left  index of the left child; 0 at a leaf
/// @param right index of the right child; 0 at a leaf
/// @param slants what a slanted cut adds up; none at a leaf and at a cut of one input
public record IsolationTree(int[] input, double[] value, int[] left, int[] right, Slant[] slants) {
    /// A weighted sum of some inputs.
    ///
    /// @param inputs  each once
    /// @param weights one an input
    record Slant(int[] inputs, double[] weights) {
        static final Slant NONE = new Slant(new int[0], new double[0]);

        double of(double[] row) {
            double sum = 0;
            for (int i = 0; i < inputs.length; i++) {
                sum += weights[i] * row[inputs[i]];
            }
            return sum;
        }
    }

    /// Draws the slant of a cut; [Slant#NONE] for a cut of one input.
    interface Slanting {
        Slant draw(SplittableRandom chance);
    }

    private static final double EULER = 0.5772156649015329;

    static IsolationTree grow(double[][] rows, int[] sample, Slanting slanting, SplittableRandom chance) {
        var growth = new Growth(rows, sample, slanting, chance);
        growth.grow(0, sample.length, 0);
        int n = growth.nodes;
        return new IsolationTree(
                Arrays.copyOf(growth.input, n),
                Arrays.copyOf(growth.value, n),
                Arrays.copyOf(growth.left, n),
                Arrays.copyOf(growth.right, n),
                Arrays.copyOf(growth.slants, n));
    }

    /// Mean path length of an unsuccessful search among n values.
    static double meanPath(int n) {
        return n <= 1 ? 0 : n == 2 ? 1 : 2 * (Math.log(n - 1.0) + EULER) - 2 * (n - 1.0) / n;
    }

    /// How many cuts a row lasts, those that its leaf's rows would still take counted by their mean.
    public double path(double[] row) {
        int node = 0;
        int cut = input[0];
        while (cut >= 0) {
            double at = slants[node] == Slant.NONE ? row[cut] : slants[node].of(row);
            node = at < value[node] ? left[node] : right[node];
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
        Slant[] slants = new Slant[nodes];
        Arrays.fill(slants, Slant.NONE);
        return new IsolationTree(input, value, children(in, input), children(in, input), slants);
    }

    void writeSlants(DataOutput out) throws IOException {
        for (Slant slant : slants) {
            out.writeInt(slant.inputs().length);
            Parts.write(out, slant.inputs());
            Parts.write(out, slant.weights());
        }
    }

    /// The same tree with what [#writeSlants] wrote.
    IsolationTree withSlants(DataInput in, int width) throws IOException {
        Slant[] read = new Slant[input.length];
        for (int node = 0; node < read.length; node++) {
            int size = Parts.count(in, "inputs of a slant", 0, Math.min(width, SlantedCuts.INPUTS));
            int[] inputs = new int[size];
            for (int i = 0; i < size; i++) {
                inputs[i] = Parts.count(in, "input of a slant", 0, width - 1);
            }
            read[node] = size == 0 ? Slant.NONE : new Slant(inputs, Parts.finite(in, "weight of a slant", size));
        }
        return new IsolationTree(input, value, left, right, read);
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
        private final Slanting slanting;
        private final SplittableRandom chance;
        private final int limit;
        private final int[] input;
        private final double[] value;
        private final int[] left;
        private final int[] right;
        private final Slant[] slants;
        private int nodes;

        Growth(double[][] rows, int[] sample, Slanting slanting, SplittableRandom chance) {
            this.rows = rows;
            this.sample = sample;
            this.slanting = slanting;
            this.chance = chance;
            this.limit = (int) Math.ceil(Math.log(Math.max(2, sample.length)) / Math.log(2));
            int most = 2 * sample.length;
            this.input = new int[most];
            this.value = new double[most];
            this.left = new int[most];
            this.right = new int[most];
            this.slants = new Slant[most];
        }

        int grow(int from, int to, int depth) {
            int node = nodes++;
            slants[node] = Slant.NONE;
            int cut = depth < limit && to - from > 1 ? cuttable(from, to) : -1;
            input[node] = cut;
            if (cut < 0) {
                value[node] = depth + meanPath(to - from);
                return node;
            }
            slants[node] = slant(from, to);
            value[node] = cutPoint(from, to, node);
            int middle = part(from, to, node);
            left[node] = grow(from, middle, depth + 1);
            right[node] = grow(middle, to, depth + 1);
            return node;
        }

        private double at(int node, int i) {
            double[] row = rows[sample[i]];
            return slants[node] == Slant.NONE ? row[input[node]] : slants[node].of(row);
        }

        /// A slant on which not all rows here lie alike; none if the one that was drawn has no such luck, or
        /// leaves what a double holds.
        private Slant slant(int from, int to) {
            Slant slant = slanting.draw(chance);
            if (slant == Slant.NONE) {
                return slant;
            }
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                double at = slant.of(rows[sample[i]]);
                if (!Double.isFinite(at)) {
                    return Slant.NONE;
                }
                low = Math.min(low, at);
                high = Math.max(high, at);
            }
            return low < high ? slant : Slant.NONE;
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
        private double cutPoint(int from, int to, int node) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int i = from; i < to; i++) {
                low = Math.min(low, at(node, i));
                high = Math.max(high, at(node, i));
            }
            double point = low + chance.nextDouble() * (high - low);
            return point > low && point <= high ? point : high;
        }

        private int part(int from, int to, int node) {
            int middle = from;
            for (int i = from; i < to; i++) {
                if (at(node, i) < value[node]) {
                    int swap = sample[i];
                    sample[i] = sample[middle];
                    sample[middle++] = swap;
                }
            }
            return middle;
        }
    }
}
