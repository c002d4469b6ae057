// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.util.List;
import java.util.SplittableRandom;

/// Trains one network a start and keeps the one that reconstructs the held-out rows best.
///
/// Public so that a benchmark can hand the same start and the same order of rows to another trainer.
///
/// - **In:** rows scaled into 0 to 1 as columns, `[input][row]`; the rows from `split` on judge and never teach.
/// - **Cost:** about 3 · weights multiplications a row, epoch and start (`bench train`).
/// - **State:** confined to a thread.
public final class AutoencoderTraining {
    private final double[][] columns;
    private final int split;
    private final AutoencoderSettings settings;

    AutoencoderTraining(double[][] columns, int split, AutoencoderSettings settings) {
        this.columns = columns;
        this.split = split;
        this.settings = settings;
    }

    /// A trained network with the held-out loss it reached.
    record Trained(Network network, double loss) {}

    Trained best(Progress progress) {
        Trained best = new Trained(network(0), Double.POSITIVE_INFINITY);
        for (int start = 0; start < settings.starts(); start++) {
            Trained other = train(start, progress);
            best = other.loss() < best.loss() ? other : best;
        }
        return best;
    }

    private Network network(int start) {
        return Network.random(columns.length, chance(settings.seed(), start, -1));
    }

    private Trained train(int start, Progress progress) {
        Network network = network(start);
        var gradient = new Backpropagation(network, settings.batch());
        var adam = new Adam(network, settings.learningRate());
        Trained best = new Trained(network.copy(), Double.POSITIVE_INFINITY);
        int waited = 0;
        for (int epoch = 0; epoch < settings.epochs() && waited < settings.patience(); epoch++) {
            int[] order = order(split, settings.seed(), start, epoch);
            for (int from = 0; from < split; from += settings.batch()) {
                int rows = Math.min(settings.batch(), split - from);
                gather(order, from, rows, gradient.input());
                gradient.run(rows);
                adam.step(gradient.gradients());
            }
            double loss = heldOutLoss(gradient);
            waited++;
            if (loss < best.loss()) {
                best = new Trained(network.copy(), loss);
                waited = 0;
            }
            progress.step(start * settings.epochs() + epoch + 1, settings.starts() * settings.epochs(), loss);
        }
        return best;
    }

    private void gather(int[] order, int from, int rows, double[][] target) {
        for (int j = 0; j < columns.length; j++) {
            double[] column = columns[j];
            double[] input = target[j];
            for (int k = 0; k < rows; k++) {
                input[k] = column[order[from + k]];
            }
        }
    }

    private double heldOutLoss(Backpropagation gradient) {
        int n = columns[0].length;
        double sum = 0;
        for (int from = split; from < n; from += settings.batch()) {
            int rows = Math.min(settings.batch(), n - from);
            for (int j = 0; j < columns.length; j++) {
                System.arraycopy(columns[j], from, gradient.input()[j], 0, rows);
            }
            sum += gradient.loss(rows) * rows;
        }
        return sum / (n - split);
    }

    /// The weights a start begins with.
    public static List<Dense> initial(int width, long seed, int start) {
        return Network.random(width, chance(seed, start, -1)).layers();
    }

    /// The order in which an epoch visits the first `rows` rows.
    public static int[] order(int rows, long seed, int start, int epoch) {
        SplittableRandom chance = chance(seed, start, epoch);
        int[] order = new int[rows];
        for (int i = 0; i < rows; i++) {
            int other = chance.nextInt(i + 1);
            order[i] = order[other];
            order[other] = i;
        }
        return order;
    }

    private static SplittableRandom chance(long seed, int start, int epoch) {
        return new SplittableRandom(seed * 1_000_003 + start * 10_007L + epoch);
    }
}
