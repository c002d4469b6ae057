// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// How badly a row is rebuilt after it was squeezed through four numbers.
///
/// The network width → 14 → 8 → 4 → 8 → 14 → width learns the usual relations between the inputs; a row that breaks
/// them comes back different. Each input's squared error counts in units of its usual one.
///
/// - **In:** rows of 1 to 4,096 finite values; 20 or more to train. The last part of the training rows is held out.
/// - **Out:** 0 or more; 1 is the mean over the held-out rows.
/// - **Cost:** see `bench train`.
/// - **State:** immutable. The same seed gives the same bytes.
/// - **Source:** M. Sakurada & T. Yairi, *Anomaly detection using autoencoders with nonlinear dimensionality
///   reduction*, MLSDA 2014; the shape is ours.
public final class Autoencoder implements Model {
    public static final String KIND = "autoencoder";

    // The network sees inputs clipped into 0 to 1, where it was trained; the error is taken against the value as it
    // came
    // (within 20 ranges), because far outside is the clearest evidence there is and the clipped value hides it.
    private static final int MIN_ROWS = 20;
    private static final int LANES = 64;
    /// A hundredth of the training range: an input rebuilt better than that is not more telling than others.
    private static final double LEAST_ERROR = 1e-4;

    private final MinMax scale;
    private final Network network;
    private final double[] usualError;
    private final double heldOutLoss;

    private Autoencoder(MinMax scale, Network network, double[] usualError, double heldOutLoss) {
        this.scale = scale;
        this.network = network;
        this.usualError = usualError;
        this.heldOutLoss = heldOutLoss;
    }

    public static Autoencoder fit(double[][] rows, AutoencoderSettings settings, Progress progress) {
        int width = Rows.trainable(rows, MIN_ROWS);
        int split = Math.clamp((int) (rows.length * (1 - settings.heldOut())), 1, rows.length - 1);
        var scale = MinMax.of(Arrays.copyOf(rows, split));
        double[][] columns = new double[width][rows.length];
        for (int t = 0; t < rows.length; t++) {
            for (int j = 0; j < width; j++) {
                columns[j][t] = unit(scale.scale(j, rows[t][j], 1));
            }
        }
        var trained = new AutoencoderTraining(columns, split, settings).best(progress);
        double[] ones = new double[width];
        Arrays.fill(ones, 1);
        var raw = new Autoencoder(scale, trained.network(), ones, trained.loss());
        double[] usual = raw.meanErrors(Arrays.copyOfRange(rows, split, rows.length));
        return new Autoencoder(scale, trained.network(), usual, trained.loss());
    }

    private static double unit(double scaled) {
        return Math.max(0, Math.min(1, scaled));
    }

    private double[] meanErrors(double[][] rows) {
        double[] means = new double[width()];
        for (double[] row : rows) {
            double[] rebuilt = rebuild(row);
            for (int j = 0; j < means.length; j++) {
                double error = unit(scale.scale(j, row[j], 1)) - rebuilt[j];
                means[j] += error * error / rows.length;
            }
        }
        for (int j = 0; j < means.length; j++) {
            means[j] = Math.max(LEAST_ERROR, means[j]);
        }
        return means;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int width() {
        return scale.width();
    }

    @Override
    public int window() {
        return 1;
    }

    /// The mean squared reconstruction error on the held-out rows, of inputs scaled to 0 to 1.
    public double heldOutLoss() {
        return heldOutLoss;
    }

    /// Values of a row outside the training range: the network judges them at the range's edge.
    public int clipped(double[] row) {
        Rows.check(row, width());
        int count = 0;
        for (int j = 0; j < row.length; j++) {
            double scaled = scale.scale(j, row[j], Rows.CLIP);
            count += scaled < 0 || scaled > 1 ? 1 : 0;
        }
        return count;
    }

    @Override
    public Judge begin() {
        var single = new Scoring(1);
        double[] score = new double[1];
        return new RowJudge(
                width(),
                row -> {
                    single.put(row, 0);
                    single.score(score, 0, 1);
                    return score[0];
                },
                this::explain);
    }

    @Override
    public double[] scores(double[][] rows) {
        double[] scores = new double[rows.length];
        var batch = new Scoring(LANES);
        for (int from = 0; from < rows.length; from += LANES) {
            int used = Math.min(LANES, rows.length - from);
            for (int k = 0; k < used; k++) {
                Rows.check(rows[from + k], width());
                batch.put(rows[from + k], k);
            }
            batch.score(scores, from, used);
        }
        return scores;
    }

    /// Buffers to score up to so many rows at once; confined to a thread.
    private final class Scoring {
        private final double[][][] buffers;
        private final double[][] wide;

        Scoring(int rows) {
            this.buffers = network.buffers(rows);
            this.wide = new double[width()][rows];
        }

        void put(double[] row, int k) {
            for (int j = 0; j < row.length; j++) {
                wide[j][k] = scale.scale(j, row[j], Rows.CLIP);
                buffers[0][j][k] = unit(wide[j][k]);
            }
        }

        void score(double[] scores, int from, int rows) {
            network.forward(buffers, rows);
            Arrays.fill(scores, from, from + rows, 0);
            double[][] rebuilt = buffers[buffers.length - 1];
            for (int j = 0; j < wide.length; j++) {
                double weight = 1 / (usualError[j] * wide.length);
                for (int k = 0; k < rows; k++) {
                    double error = wide[j][k] - rebuilt[j][k];
                    scores[from + k] += error * error * weight;
                }
            }
        }
    }

    private double[] rebuild(double[] row) {
        double[][][] buffers = network.buffers(1);
        for (int j = 0; j < row.length; j++) {
            buffers[0][j][0] = unit(scale.scale(j, row[j], 1));
        }
        network.forward(buffers, 1);
        double[] rebuilt = new double[row.length];
        for (int j = 0; j < row.length; j++) {
            rebuilt[j] = buffers[buffers.length - 1][j][0];
        }
        return rebuilt;
    }

    private Explanation explain(double[] row) {
        double[] contributions = new double[width()];
        double[] expected = rebuild(row);
        double[] spread = new double[width()];
        double total = 0;
        for (int j = 0; j < row.length; j++) {
            double error = scale.scale(j, row[j], Rows.CLIP) - expected[j];
            contributions[j] = error * error / usualError[j];
            total += contributions[j];
            expected[j] = scale.unscale(j, expected[j]);
            spread[j] = Math.sqrt(usualError[j]) * scale.range()[j];
        }
        for (int j = 0; j < row.length && total > 0; j++) {
            contributions[j] /= total;
        }
        return new Explanation(contributions, expected, spread);
    }

    /// What an export needs to rebuild the score.
    ///
    /// @param low        smallest training value of each input
    /// @param range      training range of each input
    /// @param clip       bound of a scaled value, either side of 0, for the error
    /// @param layers     first to last
    /// @param usualError mean squared error of each scaled input on held-out rows
    public record Weights(double[] low, double[] range, double clip, List<Dense> layers, double[] usualError) {}

    public Weights weights() {
        return new Weights(scale.low(), scale.range(), Rows.CLIP, network.layers(), usualError);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(1);
        out.writeInt(width());
        scale.write(out);
        network.write(out);
        Parts.write(out, usualError);
        out.writeDouble(heldOutLoss);
    }

    static Autoencoder read(DataInput in) throws IOException {
        Parts.count(in, "version of autoencoder", 1, 1);
        int width = Parts.count(in, "width", 1, Rows.MAX_WIDTH);
        var scale = MinMax.read(in, width);
        var network = Network.read(in, width);
        double[] usualError = Parts.positive(in, "usual error", width);
        return new Autoencoder(scale, network, usualError, Parts.finite(in, "held-out loss", 1)[0]);
    }
}
