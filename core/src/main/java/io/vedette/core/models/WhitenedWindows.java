// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.Cholesky;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How far a window of rows lies from the training windows, all directions weighted by how much they usually move.
///
/// The squared Mahalanobis distance of the window; a row's revised score is the plain mean over the windows that
/// cover it. The most accurate model we measured on servers and telemetry, and the default.
///
/// - **In:** rows in time order on a regular grid, 1 to 1,024 finite values each; twice the window or more to train.
/// - **Out:** 0 or more; near [WindowLayout#dimension] on rows like the training rows.
/// - **Error:** VUS-PR on SMD and ASD: see `bench servers`.
/// - **Cost:** for a vector of d entries: n·d²/2 to fit n rows, d²/2 a row to score, 4·d² bytes.
/// - **State:** immutable. No chance in it.
/// - **Source:** ours, after subspace methods: C. C. Aggarwal, *Outlier Analysis*, 2nd ed. 2017, ch. 3 and 9;
///   M.-L. Shyu et al., *A novel anomaly detection scheme based on principal component classifier*, 2003.
public final class WhitenedWindows implements Model {
    public static final String KIND = "whitened-windows";

    // Tried and worse on SMD / ASD (0.715 / 0.548 VUS-PR): z-score instead of min–max 0.635 / 0.510; the residual of
    // the
    // 90 % components 0.655 / 0.27; windows of 125 rows 0.453 / 0.320. Constant inputs stay in: a constant that moves
    // is
    // the clearest sign there is.

    /// A range is six standard deviations of its noise or more, to either side three.
    private static final double SIGMAS = 6;

    /// Windows with fewer rows behind them than twice their inputs that move fit noise.
    private static final int ROWS_FOR_EACH_INPUT = 2;

    private final WindowLayout layout;
    private final MinMax scale;
    private final Whitening whitening;
    private final WindowReasons reasons;

    private WhitenedWindows(WindowLayout layout, MinMax scale, Whitening whitening, WindowReasons reasons) {
        this.layout = layout;
        this.scale = scale;
        this.whitening = whitening;
        this.reasons = reasons;
    }

    public static WhitenedWindows fit(double[][] rows, WhitenedWindowsSettings settings, Progress progress) {
        return fit(rows, new double[rows.length == 0 ? 0 : rows[0].length], settings, progress);
    }

    /// @param noise for each input, the deviation that means nothing whatever it did in training, as a standard
    ///              deviation in its unit; 0 for no such knowledge
    public static WhitenedWindows fit(
            double[][] rows, double[] noise, WhitenedWindowsSettings settings, Progress progress) {
        Rows.trainable(rows, 2 * Math.max(1, settings.window()));
        var layout = WindowLayout.of(rows, settings.window());
        var scale = MinMax.of(rows)
                .atLeast(Arrays.stream(noise).map(each -> SIGMAS * each).toArray());
        double[] unheard = new double[noise.length];
        Arrays.setAll(unheard, j -> noise[j] / scale.range()[j]);
        double[][] scaled = scale.scaled(rows, Rows.CLIP);
        var vectors = new WindowVectors(layout, scaled);
        progress.step(0, 2, Double.NaN);
        var whitening = Whitening.fit(vectors, settings.ridge(), drift(layout, unheard));
        progress.step(1, 2, Double.NaN);
        var reasons = WindowReasons.fit(layout, whitening, scaled, unheard);
        progress.step(2, 2, Double.NaN);
        return new WhitenedWindows(layout, scale, whitening, reasons);
    }

    /// An input may stray by its noise for as long as a window, and by as much again from block to block.
    private static Whitening.Prior drift(WindowLayout layout, double[] noise) {
        return covariance -> {
            for (int j = 0; j < layout.width(); j++) {
                double[] level = layout.constant(j, noise[j]);
                int at = layout.offset(j);
                for (int a = 0; a < level.length; a++) {
                    for (int b = 0; b <= a; b++) {
                        covariance[at + a][at + b] += level[a] * level[b];
                    }
                    covariance[at + a][at + a] += level[a] * level[a];
                }
            }
        };
    }

    /// The default, or a shorter window while the history is young: w rows of c inputs that move want some multiple of
    /// w · c rows to be learnt from. The window grows with each retraining until the model's own choice is reached.
    static WhitenedWindowsSettings carriedBy(double[][] rows) {
        Rows.trainable(rows, 2);
        WindowLayout chosen = WindowLayout.of(rows, 0);
        int carried = rows.length / (ROWS_FOR_EACH_INPUT * Math.max(1, chosen.moving()));
        var byItself = chosen.width() == 1 ? WhitenedWindowsSettings.SINGLE : WhitenedWindowsSettings.DEFAULT;
        boolean young = carried < chosen.window();
        return young ? byItself.withWindow(Math.max(1, carried)) : byItself;
    }

    WindowLayout layout() {
        return layout;
    }

    MinMax scale() {
        return scale;
    }

    Whitening whitening() {
        return whitening;
    }

    WindowReasons reasons() {
        return reasons;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int width() {
        return layout.width();
    }

    @Override
    public int window() {
        return layout.window();
    }

    @Override
    public Judge begin() {
        return new WindowJudge(layout, scale, whitening, reasons);
    }

    @Override
    public double[] scores(double[][] rows) {
        return WindowVectors.spread(windowScores(rows), rows.length);
    }

    /// The score of each whole window, by its first row: what [#begin]'s judge says when the window's last row came.
    public double[] windowScores(double[][] rows) {
        double[][] scaled = scale.scaled(rows, Rows.CLIP);
        return whitening.distances(new WindowVectors(layout, scaled));
    }

    /// What an export needs to rebuild the score.
    ///
    /// @param low    smallest training value of each input
    /// @param range  training range of each input
    /// @param clip   bound of a scaled value, either side of 0
    /// @param layout how a window becomes a vector
    /// @param mean   mean vector
    /// @param root   root of the covariance
    public record Weights(
            double[] low, double[] range, double clip, WindowLayout layout, double[] mean, Cholesky root) {}

    public Weights weights() {
        return new Weights(scale.low(), scale.range(), Rows.CLIP, layout, whitening.mean(), whitening.root());
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(1);
        layout.write(out);
        scale.write(out);
        whitening.write(out);
        reasons.write(out);
    }

    static WhitenedWindows read(DataInput in) throws IOException {
        Parts.count(in, "version of whitened-windows", 1, 1);
        var layout = WindowLayout.read(in);
        var scale = MinMax.read(in, layout.width());
        var whitening = Whitening.read(in, layout.dimension());
        return new WhitenedWindows(layout, scale, whitening, WindowReasons.read(in, layout));
    }
}
