// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/// Whitened windows as the formula reads: no sums shared, no root, the covariance inverted by Gauss and Jordan.
final class SlowWhitening {
    private final double[][] train;
    private final int window;
    private final double[] mean;
    private final double[][] inverse;

    SlowWhitening(double[][] train, int window, double ridge) {
        this.train = train;
        this.window = window;
        List<double[]> vectors = vectors(train);
        int d = vectors.getFirst().length;
        this.mean = new double[d];
        double[][] covariance = new double[d][d];
        for (double[] v : vectors) {
            for (int a = 0; a < d; a++) {
                mean[a] += v[a] / vectors.size();
            }
        }
        double trace = 0;
        for (int a = 0; a < d; a++) {
            for (int b = 0; b < d; b++) {
                for (double[] v : vectors) {
                    covariance[a][b] += (v[a] - mean[a]) * (v[b] - mean[b]) / vectors.size();
                }
            }
            trace += covariance[a][a];
        }
        double[] variance = new double[d];
        for (int a = 0; a < d; a++) {
            variance[a] = covariance[a][a];
        }
        List<Integer> inputs = inputs();
        for (int a = 0; a < d; a++) {
            int input = inputs.get(a);
            double own = IntStream.range(0, d)
                    .filter(b -> inputs.get(b) == input)
                    .mapToDouble(b -> variance[b])
                    .average()
                    .orElseThrow();
            covariance[a][a] += ridge * (own + trace / d) / 2 + 1e-12;
        }
        this.inverse = inverse(covariance);
    }

    private List<double[]> vectors(double[][] rows) {
        List<double[]> vectors = new ArrayList<>();
        for (int start = 0; start + window <= rows.length; start++) {
            List<Double> entries = new ArrayList<>();
            for (int j = 0; j < rows[0].length; j++) {
                int blocks = blocks(j);
                for (int k = 0; k < blocks; k++) {
                    int first = window * k / blocks;
                    int end = window * (k + 1) / blocks;
                    double sum = 0;
                    for (int t = first; t < end; t++) {
                        sum += scaled(rows[start + t][j], j);
                    }
                    entries.add(sum / (end - first) * Math.sqrt((end - first) * 8.0 / window));
                }
            }
            vectors.add(entries.stream().mapToDouble(Double::doubleValue).toArray());
        }
        return vectors;
    }

    private int blocks(int input) {
        long values = Arrays.stream(train).mapToDouble(r -> r[input]).distinct().count();
        return values > 2 ? window : 8;
    }

    /// Whose each entry of a vector is.
    private List<Integer> inputs() {
        List<Integer> inputs = new ArrayList<>();
        for (int j = 0; j < train[0].length; j++) {
            inputs.addAll(Collections.nCopies(blocks(j), j));
        }
        return inputs;
    }

    private double scaled(double value, int j) {
        double low = Arrays.stream(train).mapToDouble(r -> r[j]).min().orElseThrow();
        double high = Arrays.stream(train).mapToDouble(r -> r[j]).max().orElseThrow();
        double divisor = high > low ? high - low : low != 0 ? Math.abs(low) : 1;
        return Math.clamp((value - low) / divisor, -20, 20);
    }

    double[] scores(double[][] rows) {
        List<double[]> vectors = vectors(rows);
        double[] scores = new double[rows.length];
        for (int t = 0; t < rows.length; t++) {
            int covering = 0;
            for (int start = 0; start < vectors.size(); start++) {
                if (start <= t && t < start + window) {
                    scores[t] += distance(vectors.get(start));
                    covering++;
                }
            }
            scores[t] /= covering;
        }
        return scores;
    }

    private double distance(double[] v) {
        double sum = 0;
        for (int a = 0; a < mean.length; a++) {
            for (int b = 0; b < mean.length; b++) {
                sum += (v[a] - mean[a]) * inverse[a][b] * (v[b] - mean[b]);
            }
        }
        return sum;
    }

    private static double[][] inverse(double[][] matrix) {
        int d = matrix.length;
        double[][] work = new double[d][2 * d];
        for (int i = 0; i < d; i++) {
            System.arraycopy(matrix[i], 0, work[i], 0, d);
            work[i][d + i] = 1;
        }
        for (int i = 0; i < d; i++) {
            double pivot = work[i][i];
            for (int k = 0; k < 2 * d; k++) {
                work[i][k] /= pivot;
            }
            for (int r = 0; r < d; r++) {
                double factor = r == i ? 0 : work[r][i];
                for (int k = 0; k < 2 * d; k++) {
                    work[r][k] -= factor * work[i][k];
                }
            }
        }
        return Arrays.stream(work).map(row -> Arrays.copyOfRange(row, d, 2 * d)).toArray(double[][]::new);
    }
}
