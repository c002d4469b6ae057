// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.models.Model.Explanation;
import io.vedette.core.numbers.Cholesky;
import io.vedette.core.numbers.Quantiles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Says which inputs make a window strange, and what each would be if the others are right.
///
/// Three views of an input, each in units of what 99 % of the training rows stay below:
///
/// - **off its level:** distance from its median, mean over the window, squared;
/// - **off its shape:** how unlikely its own rows of the window are by themselves;
/// - **off its company:** its part of how unlikely the newest row is as a whole.
///
/// An input counts by the sum of the three, each damped where it is far out.
///
/// - **Cost:** O(width² + the vector's length times a block) time, 4·width² bytes.
/// - **State:** immutable.
final class WindowReasons {
    // Share of blamed stretches of SMD / ASD where the first-named input is guilty: level alone 0.77 / 0.66, shape
    // alone
    // 0.47 / 0.82, the largest of the three 0.95 / 0.87, their sum 0.86 / 0.90, the sum of the damped 0.91 / 0.92
    // (chosen
    // among six on ASD, judged on SMD). Only company sees an input that leaves
    // the others while it stays in its own range. Company as the squared conditional residual instead: 0.86 / 0.90, and
    // with two inputs it cannot say which of them left the other.
    private static final int SAMPLE = 2000;
    /// Training ranges: less is not a level an input left.
    private static final double LEAST_LEVEL = 0.001;
    private static final double LEAST_FORM = 1e-3;
    private static final double SIGMAS = 3;

    private final WindowLayout layout;
    private final Cholesky[] shapes;
    private final double[] median;
    private final Company company;
    private final double[][] usual;

    /// @param layout  how a window becomes a vector
    /// @param shapes  root of each input's own block of the window covariance
    /// @param median  median of each scaled input
    /// @param company the inputs of a row beside each other
    /// @param usual   yardsticks of the three views of each input
    private WindowReasons(WindowLayout layout, Cholesky[] shapes, double[] median, Company company, double[][] usual) {
        this.layout = layout;
        this.shapes = shapes;
        this.median = median;
        this.company = company;
        this.usual = usual;
    }

    /// @param noise standard deviation of each scaled input's meaningless part
    static WindowReasons fit(WindowLayout layout, Whitening whitening, double[][] scaled, double[] noise) {
        int width = layout.width();
        double[] median = new double[width];
        double[] column = new double[scaled.length];
        for (int j = 0; j < width; j++) {
            for (int t = 0; t < column.length; t++) {
                column[t] = scaled[t][j];
            }
            median[j] = Quantiles.median(column);
        }
        double[][] ones = new double[3][width];
        for (double[] each : ones) {
            Arrays.fill(each, 1);
        }
        var company = Company.fit(scaled, noise);
        var raw = new WindowReasons(layout, ownBlocks(layout, whitening), median, company, ones);
        return new WindowReasons(layout, raw.shapes, median, company, raw.usualViews(whitening, scaled, noise));
    }

    private static Cholesky[] ownBlocks(WindowLayout layout, Whitening whitening) {
        Cholesky[] shapes = new Cholesky[layout.width()];
        for (int j = 0; j < shapes.length; j++) {
            int size = layout.blocks(j);
            int offset = layout.offset(j);
            double[][] block = new double[size][size];
            for (int a = 0; a < size; a++) {
                for (int b = 0; b <= a; b++) {
                    block[a][b] = whitening.root().product(offset + a, offset + b);
                }
            }
            shapes[j] = Cholesky.of(block);
        }
        return shapes;
    }

    private double[][] usualViews(Whitening whitening, double[][] scaled, double[] noise) {
        int windows = scaled.length - layout.window() + 1;
        int used = Math.min(SAMPLE, windows);
        double[][][] samples = new double[3][layout.width()][used];
        for (int i = 0; i < used; i++) {
            int start = (int) ((long) i * windows / used);
            double[][] window = Arrays.copyOfRange(scaled, start, start + layout.window());
            double[][] views = views(whitening.mean(), window);
            for (int view = 0; view < 3; view++) {
                for (int j = 0; j < layout.width(); j++) {
                    samples[view][j][i] = views[view][j];
                }
            }
        }
        double[][] usual = new double[3][layout.width()];
        for (int j = 0; j < layout.width(); j++) {
            double level = Math.max(LEAST_LEVEL, Math.max(SIGMAS * noise[j], Quantiles.of(distances(scaled, j), 0.99)));
            usual[0][j] = level * level;
            usual[1][j] = Math.max(LEAST_FORM, Quantiles.of(samples[1][j], 0.99));
            usual[2][j] = Math.max(LEAST_FORM, Quantiles.of(samples[2][j], 0.99));
        }
        return usual;
    }

    private double[] distances(double[][] scaled, int j) {
        double[] distances = new double[scaled.length];
        for (int t = 0; t < distances.length; t++) {
            distances[t] = Math.abs(scaled[t][j] - median[j]);
        }
        return distances;
    }

    /// Level, shape and company of each input, each over its usual size.
    private double[][] views(double[] vectorMean, double[][] window) {
        int width = layout.width();
        double[] vector = new double[layout.dimension()];
        layout.fill(layout.sums(window, 0, window.length), 0, vector);
        double[] z = company.standard(window[window.length - 1]);
        double[] pulled = company.root().solve(z);
        double[][] views = new double[3][width];
        for (int j = 0; j < width; j++) {
            double distance = 0;
            for (double[] row : window) {
                distance += Math.abs(row[j] - median[j]) / window.length;
            }
            double[] own = new double[layout.blocks(j)];
            for (int k = 0; k < own.length; k++) {
                own[k] = vector[layout.offset(j) + k] - vectorMean[layout.offset(j) + k];
            }
            views[0][j] = distance * distance / usual[0][j];
            views[1][j] = shapes[j].quadratic(own) / usual[1][j];
            views[2][j] = Math.max(0, z[j] * pulled[j]) / usual[2][j];
        }
        return views;
    }

    /// Beyond its usual size a view counts by its root, so that none drowns the others.
    static double damped(double view) {
        return view > 1 ? 2 * Math.sqrt(view) - 1 : view;
    }

    /// @param window the scaled rows of the window, oldest first
    Explanation explain(MinMax scale, double[] vectorMean, double[][] window) {
        double[][] views = views(vectorMean, window);
        double[] expected = company.expected(window[window.length - 1]);
        int width = layout.width();
        double[] contributions = new double[width];
        double total = 0;
        for (int j = 0; j < width; j++) {
            contributions[j] = damped(views[0][j]) + damped(views[1][j]) + damped(views[2][j]);
            total += contributions[j];
            expected[j] = scale.unscale(j, expected[j]);
        }
        for (int j = 0; j < width && total > 0; j++) {
            contributions[j] /= total;
        }
        return new Explanation(contributions, expected, company.spread(scale));
    }

    void write(DataOutput out) throws IOException {
        for (Cholesky shape : shapes) {
            Parts.write(out, shape);
        }
        Parts.write(out, company.mean());
        Parts.write(out, median);
        Parts.write(out, company.sigma());
        Parts.write(out, company.root());
        for (double[] each : usual) {
            Parts.write(out, each);
        }
    }

    static WindowReasons read(DataInput in, WindowLayout layout) throws IOException {
        int width = layout.width();
        Cholesky[] shapes = new Cholesky[width];
        for (int j = 0; j < width; j++) {
            shapes[j] = Parts.root(in, "shape", layout.blocks(j));
        }
        double[] mean = Parts.finite(in, "mean", width);
        double[] median = Parts.finite(in, "median", width);
        double[] sigma = Parts.positive(in, "sigma", width);
        Company company = new Company(mean, sigma, Parts.root(in, "company", width));
        double[][] usual = new double[3][];
        for (int view = 0; view < 3; view++) {
            usual[view] = Parts.positive(in, "usual", width);
        }
        return new WindowReasons(layout, shapes, median, company, usual);
    }
}
