// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.Cholesky;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// What each input of a row would be if the others are right: its conditional mean in a normal distribution.
///
/// - **In:** scaled rows.
/// - **Cost:** rows·width²/2 to fit, width² a row; 4·width² bytes.
/// - **State:** immutable; the arrays are not to be written to.
final class Company {
    private static final double RIDGE = 0.01;
    private static final double LEAST_SIGMA = 1e-6;

    private final double[] mean;
    private final double[] sigma;
    private final Cholesky root;
    private final double[] alone;

    /// @param mean  of each scaled input
    /// @param sigma standard deviation of each scaled input, never 0
    /// @param root  of the correlation between the inputs of a row
    Company(double[] mean, double[] sigma, Cholesky root) {
        this.mean = mean;
        this.sigma = sigma;
        this.root = root;
        this.alone = inverseDiagonal(root);
    }

    /// @param noise standard deviation of each scaled input's meaningless part
    static Company fit(double[][] scaled, double[] noise) {
        int width = noise.length;
        double[] mean = new double[width];
        double[] sigma = new double[width];
        double[] column = new double[scaled.length];
        for (int j = 0; j < width; j++) {
            for (int t = 0; t < column.length; t++) {
                column[t] = scaled[t][j];
            }
            mean[j] = Arrays.stream(column).average().orElseThrow();
            double centre = mean[j];
            double variance = Arrays.stream(column)
                    .map(x -> (x - centre) * (x - centre))
                    .average()
                    .orElseThrow();
            sigma[j] = Math.max(Math.hypot(Math.sqrt(variance), noise[j]), LEAST_SIGMA);
        }
        return new Company(mean, sigma, correlation(scaled, mean, sigma, noise));
    }

    private static Cholesky correlation(double[][] scaled, double[] mean, double[] sigma, double[] noise) {
        int width = mean.length;
        double[][] correlation = new double[width][width];
        double[] z = new double[width];
        for (double[] row : scaled) {
            for (int j = 0; j < width; j++) {
                z[j] = (row[j] - mean[j]) / sigma[j];
            }
            for (int a = 0; a < width; a++) {
                double[] target = correlation[a];
                double za = z[a] / scaled.length;
                for (int b = 0; b <= a; b++) {
                    target[b] += za * z[b];
                }
            }
        }
        for (int a = 0; a < width; a++) {
            double unheard = noise[a] / sigma[a];
            correlation[a][a] += RIDGE + unheard * unheard;
        }
        return Cholesky.of(correlation);
    }

    private static double[] inverseDiagonal(Cholesky root) {
        double[] diagonal = new double[root.size()];
        for (int j = 0; j < diagonal.length; j++) {
            double[] unit = new double[diagonal.length];
            unit[j] = 1;
            diagonal[j] = root.quadratic(unit);
        }
        return diagonal;
    }

    double[] mean() {
        return mean;
    }

    double[] sigma() {
        return sigma;
    }

    Cholesky root() {
        return root;
    }

    /// The row in deviations from the mean.
    double[] standard(double[] scaled) {
        double[] z = new double[scaled.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = (scaled[j] - mean[j]) / sigma[j];
        }
        return z;
    }

    /// What each input of a scaled row would be, given all others: value minus (C⁻¹z)_j / (C⁻¹)_jj.
    double[] expected(double[] scaled) {
        double[] expected = root.solve(standard(scaled));
        for (int j = 0; j < expected.length; j++) {
            expected[j] = scaled[j] - expected[j] / alone[j] * sigma[j];
        }
        return expected;
    }

    /// One standard deviation round [#expected], in the unit of the rows.
    double[] spread(MinMax scale) {
        double[] spread = new double[sigma.length];
        for (int j = 0; j < spread.length; j++) {
            spread[j] = sigma[j] * scale.range()[j] / Math.sqrt(alone[j]);
        }
        return spread;
    }

    void write(DataOutput out) throws IOException {
        Parts.write(out, mean);
        Parts.write(out, sigma);
        Parts.write(out, root);
    }

    static Company read(DataInput in, int width) throws IOException {
        return new Company(
                Parts.finite(in, "mean", width), Parts.positive(in, "sigma", width), Parts.root(in, "company", width));
    }
}
