// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.Cholesky;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.Consumer;

/// Mean and covariance of vectors, and the squared Mahalanobis distance from them.
///
/// - **Cost:** n·d²/2 multiplications to fit, d²/2 a distance, 4·d² bytes.
/// - **State:** immutable.
///
/// @param mean what a vector is on average
/// @param root the root of the covariance with its ridge
record Whitening(double[] mean, Cholesky root) {
    private static final int BATCH = 32;
    private static final double LEAST_RIDGE = 1e-12;

    /// What is known beside the vectors: adds to the lower half of their covariance.
    interface Prior {
        void addTo(double[][] covariance);
    }

    static Whitening fit(WindowVectors vectors, double ridge, Prior prior) {
        int dimension = vectors.dimension();
        double[] mean = mean(vectors);
        double[][] covariance = covariance(vectors, mean, _ -> {});
        double[] noise = noise(covariance, vectors.offsets());
        prior.addTo(covariance);
        for (int a = 0; a < dimension; a++) {
            covariance[a][a] += ridge * noise[a] + LEAST_RIDGE;
        }
        return new Whitening(mean, Cholesky.of(covariance));
    }

    /// What a ridge is a share of, entry by entry: half the variance of the input that the entry belongs to, half that
    /// of all. What moves much is as uncertain as it is large, and what stands still is not certain to.
    private static double[] noise(double[][] covariance, int[] offsets) {
        double[] noise = new double[covariance.length];
        double all = variance(covariance, 0, noise.length);
        for (int j = 0; j < offsets.length - 1; j++) {
            double own = variance(covariance, offsets[j], offsets[j + 1]);
            Arrays.fill(noise, offsets[j], offsets[j + 1], (own + all) / 2);
        }
        return noise;
    }

    private static double variance(double[][] covariance, int from, int to) {
        double sum = 0;
        for (int a = from; a < to; a++) {
            sum += covariance[a][a];
        }
        return sum / (to - from);
    }

    static double[] mean(WindowVectors vectors) {
        double[] mean = new double[vectors.dimension()];
        double[] vector = new double[mean.length];
        int count = vectors.count();
        for (int i = 0; i < count; i++) {
            vectors.fill(i, vector);
            for (int a = 0; a < mean.length; a++) {
                mean[a] += vector[a] / count;
            }
        }
        return mean;
    }

    /// The lower half.
    ///
    /// @param trim changes a centred vector before it counts
    static double[][] covariance(WindowVectors vectors, double[] mean, Consumer<double[]> trim) {
        int count = vectors.count();
        int d = mean.length;
        double[][] sums = new double[d][];
        for (int a = 0; a < d; a++) {
            sums[a] = new double[a + 1];
        }
        double[][] batch = new double[BATCH][d];
        for (int start = 0; start < count; start += BATCH) {
            for (int k = 0; k < BATCH; k++) {
                Arrays.fill(batch[k], 0);
                if (start + k < count) {
                    vectors.fill(start + k, batch[k]);
                    subtract(mean, batch[k]);
                    trim.accept(batch[k]);
                }
            }
            for (int a = 0; a < d; a++) {
                for (int k = 0; k < BATCH; k += 4) {
                    addFour(sums[a], a, batch, k);
                }
            }
        }
        for (double[] row : sums) {
            for (int b = 0; b < row.length; b++) {
                row[b] /= count;
            }
        }
        return sums;
    }

    private static void addFour(double[] sums, int a, double[][] batch, int k) {
        double[] v0 = batch[k];
        double[] v1 = batch[k + 1];
        double[] v2 = batch[k + 2];
        double[] v3 = batch[k + 3];
        double a0 = v0[a];
        double a1 = v1[a];
        double a2 = v2[a];
        double a3 = v3[a];
        for (int b = 0; b <= a; b++) {
            sums[b] += a0 * v0[b] + a1 * v1[b] + a2 * v2[b] + a3 * v3[b];
        }
    }

    /// Squared Mahalanobis distance; the vector is centred in place.
    double distance(double[] vector) {
        subtract(mean, vector);
        return root.quadratic(vector);
    }

    /// Distances of the vectors, eight times as fast as one by one.
    double[] distances(WindowVectors vectors) {
        int count = vectors.count();
        int lanes = 64;
        double[] distances = new double[count];
        double[] vector = new double[mean.length];
        double[][] columns = new double[mean.length][lanes];
        double[] out = new double[lanes];
        for (int start = 0; start < count; start += lanes) {
            int used = Math.min(lanes, count - start);
            for (int k = 0; k < used; k++) {
                vectors.fill(start + k, vector);
                for (int a = 0; a < vector.length; a++) {
                    columns[a][k] = vector[a] - mean[a];
                }
            }
            root.quadratics(columns, used, out);
            System.arraycopy(out, 0, distances, start, used);
        }
        return distances;
    }

    private static void subtract(double[] mean, double[] vector) {
        for (int a = 0; a < mean.length; a++) {
            vector[a] -= mean[a];
        }
    }

    void write(DataOutput out) throws IOException {
        Parts.write(out, mean);
        Parts.write(out, root);
    }

    static Whitening read(DataInput in, int dimension) throws IOException {
        double[] mean = Parts.finite(in, "mean", dimension);
        return new Whitening(mean, Parts.root(in, "root", dimension));
    }
}
