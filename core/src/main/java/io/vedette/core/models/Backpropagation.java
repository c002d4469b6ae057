// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gradient of the mean squared reconstruction error of one batch by every weight.
///
/// - **State:** owns buffers for one network and batches up to a size; confined to a thread.
final class Backpropagation {
    private final Network network;
    private final double[][][] values;
    private final double[][][] deltas;
    private final double[][] columns;
    private final List<Dense> gradients = new ArrayList<>();

    Backpropagation(Network network, int batch) {
        this.network = network;
        this.values = network.buffers(batch);
        this.deltas = network.buffers(batch);
        for (Dense layer : network.layers()) {
            gradients.add(new Dense(
                    new double[layer.outputs()][layer.inputs()], new double[layer.outputs()], layer.sigmoid()));
        }
        this.columns = network.layers().stream()
                .map(layer -> new double[layer.outputs()])
                .toArray(double[][]::new);
    }

    /// Where the caller puts the batch: input i of row k at `[i][k]`.
    double[][] input() {
        return values[0];
    }

    /// The gradients of the last [#run], in the shape of the layers.
    List<Dense> gradients() {
        return gradients;
    }

    /// Mean squared error over the first `rows` rows and all inputs, without gradients.
    double loss(int rows) {
        network.forward(values, rows);
        double sum = 0;
        double[][] output = values[values.length - 1];
        for (int j = 0; j < output.length; j++) {
            for (int k = 0; k < rows; k++) {
                double error = output[j][k] - values[0][j][k];
                sum += error * error;
            }
        }
        return sum / rows / output.length;
    }

    void run(int rows) {
        network.forward(values, rows);
        outputDelta(rows);
        for (int i = network.layers().size() - 1; i >= 0; i--) {
            layerGradient(gradients.get(i), deltas[i + 1], values[i], rows);
            if (i > 0) {
                inputDelta(i, rows);
            }
        }
    }

    private void outputDelta(int rows) {
        double[][] output = values[values.length - 1];
        double[][] delta = deltas[deltas.length - 1];
        double share = 2.0 / rows / output.length;
        for (int j = 0; j < output.length; j++) {
            double[] y = output[j];
            double[] x = values[0][j];
            double[] d = delta[j];
            for (int k = 0; k < rows; k++) {
                d[k] = share * (y[k] - x[k]) * y[k] * (1 - y[k]);
            }
        }
    }

    private static void layerGradient(Dense gradient, double[][] delta, double[][] in, int rows) {
        for (int o = 0; o < delta.length; o++) {
            double[] d = delta[o];
            double[] target = gradient.weights()[o];
            for (int i = 0; i < in.length; i++) {
                target[i] = dot(d, in[i], rows);
            }
            double sum = 0;
            for (int k = 0; k < rows; k++) {
                sum += d[k];
            }
            gradient.bias()[o] = sum;
        }
    }

    /// Layer i's own input delta: Wᵀ·delta, cut where the rectifier before it was shut.
    private void inputDelta(int i, int rows) {
        Dense layer = network.layers().get(i);
        double[] column = columns[i];
        for (int input = 0; input < layer.inputs(); input++) {
            double[] target = deltas[i][input];
            Arrays.fill(target, 0, rows, 0);
            for (int o = 0; o < layer.outputs(); o++) {
                column[o] = layer.weights()[o][input];
            }
            Dense.addWeighted(column, deltas[i + 1], target, rows);
            double[] value = values[i][input];
            for (int k = 0; k < rows; k++) {
                target[k] = value[k] > 0 ? target[k] : 0;
            }
        }
    }

    private static double dot(double[] a, double[] b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
