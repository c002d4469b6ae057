// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.util.List;

/// The optimiser: each weight moves by its gradient's running mean over the root of its running square.
///
/// - **State:** two running means a weight of one network; confined to a thread.
/// - **Source:** D. P. Kingma & J. Ba, *Adam: a method for stochastic optimization*, ICLR 2015, with its constants.
final class Adam {
    private static final double MEAN_DECAY = 0.9;
    private static final double SQUARE_DECAY = 0.999;
    private static final double LEAST = 1e-8;

    private final Network network;
    private final double learningRate;
    private final Network means;
    private final Network squares;
    private int steps;

    Adam(Network network, double learningRate) {
        this.network = network;
        this.learningRate = learningRate;
        this.means = zeros(network);
        this.squares = zeros(network);
    }

    private static Network zeros(Network shape) {
        return new Network(shape.layers().stream()
                .map(l -> new Dense(new double[l.outputs()][l.inputs()], new double[l.outputs()], l.sigmoid()))
                .toList());
    }

    void step(List<Dense> gradients) {
        steps++;
        double rate = learningRate / (1 - Math.pow(MEAN_DECAY, steps));
        double unbias = 1 / (1 - Math.pow(SQUARE_DECAY, steps));
        for (int i = 0; i < gradients.size(); i++) {
            Dense target = network.layers().get(i);
            Dense gradient = gradients.get(i);
            Dense mean = means.layers().get(i);
            Dense square = squares.layers().get(i);
            for (int o = 0; o < target.outputs(); o++) {
                move(target.weights()[o], gradient.weights()[o], mean.weights()[o], square.weights()[o], rate, unbias);
            }
            move(target.bias(), gradient.bias(), mean.bias(), square.bias(), rate, unbias);
        }
    }

    private static void move(
            double[] target, double[] gradient, double[] mean, double[] square, double rate, double unbias) {
        for (int i = 0; i < target.length; i++) {
            double g = gradient[i];
            mean[i] = MEAN_DECAY * mean[i] + (1 - MEAN_DECAY) * g;
            square[i] = SQUARE_DECAY * square[i] + (1 - SQUARE_DECAY) * g * g;
            target[i] -= rate * mean[i] / (Math.sqrt(square[i] * unbias) + LEAST);
        }
    }
}
