// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/// One fully connected layer: out = bias + weights · in, then rectified or squashed.
///
/// Kernels work on the layout `[unit][row of the batch]`: the inner loop runs over rows, which the compiler turns into
/// vector instructions.
///
/// - **State:** the arrays are shared and change only while a training owns them.
///
/// @param weights `weights[o][i]` from input i to output o
/// @param bias    one a output
/// @param sigmoid whether outputs are squashed into 0 to 1; otherwise negative ones become 0
public record Dense(double[][] weights, double[] bias, boolean sigmoid) {
    static Dense random(int inputs, int outputs, boolean sigmoid, SplittableRandom chance) {
        // He's bound for rectifiers, Glorot's for the squashed output.
        double bound = Math.sqrt(6.0 / (sigmoid ? inputs + outputs : inputs));
        double[][] weights = new double[outputs][inputs];
        for (double[] row : weights) {
            for (int i = 0; i < inputs; i++) {
                row[i] = chance.nextDouble(-bound, bound);
            }
        }
        return new Dense(weights, new double[outputs], sigmoid);
    }

    public int inputs() {
        return weights[0].length;
    }

    public int outputs() {
        return bias.length;
    }

    Dense copy() {
        double[][] copied = new double[weights.length][];
        for (int o = 0; o < copied.length; o++) {
            copied[o] = weights[o].clone();
        }
        return new Dense(copied, bias.clone(), sigmoid);
    }

    void forward(double[][] in, double[][] out, int rows) {
        for (int o = 0; o < bias.length; o++) {
            double[] target = out[o];
            Arrays.fill(target, 0, rows, bias[o]);
            addWeighted(weights[o], in, target, rows);
            if (sigmoid) {
                for (int k = 0; k < rows; k++) {
                    target[k] = 1 / (1 + Math.exp(-target[k]));
                }
            } else {
                for (int k = 0; k < rows; k++) {
                    target[k] = Math.max(0, target[k]);
                }
            }
        }
    }

    /// target += Σ weight[i] · source[i], four sources at a time to spare loads of the target.
    static void addWeighted(double[] weight, double[][] source, double[] target, int rows) {
        int i = 0;
        for (; i + 3 < weight.length; i += 4) {
            addFour(weight, i, source, target, rows);
        }
        for (; i < weight.length; i++) {
            double w = weight[i];
            double[] s = source[i];
            for (int k = 0; k < rows; k++) {
                target[k] += w * s[k];
            }
        }
    }

    private static void addFour(double[] weight, int i, double[][] source, double[] target, int rows) {
        double w0 = weight[i];
        double w1 = weight[i + 1];
        double w2 = weight[i + 2];
        double w3 = weight[i + 3];
        double[] s0 = source[i];
        double[] s1 = source[i + 1];
        double[] s2 = source[i + 2];
        double[] s3 = source[i + 3];
        for (int k = 0; k < rows; k++) {
            target[k] += w0 * s0[k] + w1 * s1[k] + w2 * s2[k] + w3 * s3[k];
        }
    }

    void write(DataOutput out) throws IOException {
        for (double[] row : weights) {
            Parts.write(out, row);
        }
        Parts.write(out, bias);
    }

    static Dense read(DataInput in, int inputs, int outputs, boolean sigmoid) throws IOException {
        double[][] weights = new double[outputs][];
        for (int o = 0; o < outputs; o++) {
            weights[o] = Parts.finite(in, "weight", inputs);
        }
        return new Dense(weights, Parts.finite(in, "bias", outputs), sigmoid);
    }
}
