// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.Quantiles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// Says which inputs make a window strange to a score that only gives a number.
///
/// Two views of an input, each in units of what 99 % of the training windows stay below: how far the score falls when
/// the input alone is as the others make expect ([LeaveOneOut]), and how far it is off its mean over the window,
/// squared. An input counts by the sum of the two, each damped where it is far out.
///
/// - **Cost:** a score an input; 4·width² bytes.
/// - **State:** immutable.
///
/// @param company what is expected of an input
/// @param usual   yardsticks of the two views of each input, above 0
record VectorReasons(WindowLayout layout, VectorScore score, Company company, double[][] usual) {
    // Share of blamed stretches of SMD / ASD where the first-named input is guilty, PCA on rows; k-means on windows:
    // fall alone 0.37 / 0.79; 0.35 / 0.68, over its usual size 0.60 / 0.87; 0.35 / 0.89, with an expectation near the
    // mean 0.67 / 0.89; 0.37 / 0.89, with the level 0.84 / 0.82; 0.42 / 0.89. Expecting the mean: 0.67 / 0.61.
    private static final double LARGE = 0.99;
    private static final int VIEWS = 2;

    /// Of the largest: an input whose fall never counted may count for that much.
    private static final double LEAST_FALL = 0.01;

    /// Training ranges, squared: less is not a level an input left.
    private static final double LEAST_LEVEL = 1e-6;

    private static final double TINY = 1e-9;

    /// Far outside of what it learnt a linear expectation is nonsense.
    private static final double SIGMAS = 3;

    /// Training windows from which is learnt what an input usually makes of a score.
    private static final int SAMPLE = 200;

    static VectorReasons fit(WindowLayout layout, VectorScore score, double[][] scaled, double[] noise) {
        int width = layout.width();
        double[][] ones = new double[VIEWS][width];
        for (double[] each : ones) {
            Arrays.fill(each, 1);
        }
        var raw = new VectorReasons(layout, score, Company.fit(scaled, noise), ones);
        int windows = scaled.length - layout.window() + 1;
        double[][][] samples = new double[Math.min(SAMPLE, windows)][][];
        for (int i = 0; i < samples.length; i++) {
            int from = (int) ((long) i * windows / samples.length);
            double[][] window = Arrays.copyOfRange(scaled, from, from + layout.window());
            samples[i] = raw.views(window, raw.expected(window));
        }
        double[][] usual = new double[VIEWS][width];
        for (int view = 0; view < VIEWS; view++) {
            for (int j = 0; j < width; j++) {
                usual[view][j] = large(samples, view, j);
            }
        }
        double leastFall =
                Math.max(TINY, LEAST_FALL * Arrays.stream(usual[0]).max().orElseThrow());
        for (int j = 0; j < width; j++) {
            double unheard = SIGMAS * noise[j];
            usual[0][j] = Math.max(leastFall, usual[0][j]);
            usual[1][j] = Math.max(Math.max(LEAST_LEVEL, unheard * unheard), usual[1][j]);
        }
        return new VectorReasons(layout, score, raw.company, usual);
    }

    private static double large(double[][][] samples, int view, int input) {
        return Quantiles.of(
                Arrays.stream(samples).mapToDouble(each -> each[view][input]).toArray(), LARGE);
    }

    private double[][] expected(double[][] window) {
        double[][] expected = new double[window.length][];
        for (int t = 0; t < window.length; t++) {
            expected[t] = company.expected(window[t]);
            for (int j = 0; j < expected[t].length; j++) {
                double far = SIGMAS * company.sigma()[j];
                expected[t][j] = Math.clamp(expected[t][j], company.mean()[j] - far, company.mean()[j] + far);
            }
        }
        return expected;
    }

    private double[][] views(double[][] window, double[][] expected) {
        double[] falls = LeaveOneOut.falls(score::of, vector(window), vector(expected), layout.offsets());
        double[] levels = new double[falls.length];
        for (int j = 0; j < levels.length; j++) {
            for (double[] row : window) {
                levels[j] += Math.abs(row[j] - company.mean()[j]) / window.length;
            }
            levels[j] *= levels[j];
        }
        return new double[][] {falls, levels};
    }

    private double[] vector(double[][] window) {
        double[] vector = new double[layout.dimension()];
        layout.fill(layout.sums(window, 0, window.length), 0, vector);
        return vector;
    }

    /// @param window the scaled rows of the window, oldest first
    Model.Explanation explain(MinMax scale, double[][] window) {
        double[][] expected = expected(window);
        double[][] views = views(window, expected);
        double[] parts = new double[layout.width()];
        double[] newest = expected[expected.length - 1];
        for (int j = 0; j < parts.length; j++) {
            parts[j] =
                    WindowReasons.damped(views[0][j] / usual[0][j]) + WindowReasons.damped(views[1][j] / usual[1][j]);
            newest[j] = scale.unscale(j, newest[j]);
        }
        return new Model.Explanation(LeaveOneOut.shares(parts), newest, company.spread(scale));
    }

    void write(DataOutput out) throws IOException {
        company.write(out);
        for (double[] each : usual) {
            Parts.write(out, each);
        }
    }

    /// @param score what [#explain] explains
    static VectorReasons read(DataInput in, WindowLayout layout, VectorScore score) throws IOException {
        var company = Company.read(in, layout.width());
        double[][] usual = new double[VIEWS][];
        for (int view = 0; view < VIEWS; view++) {
            usual[view] = Parts.positive(in, "usual", layout.width());
        }
        return new VectorReasons(layout, score, company, usual);
    }
}
