// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import java.util.Arrays;

/// A series as inspectors see it: its gaps bridged, in its own deviations from its own mean.
///
/// - **In:** values on a regular grid, `NaN` for a gap.
/// - **State:** immutable.
public final class Sequence {
    /// A gap up to so many values is bridged by a line, and counts as known.
    static final int SHORT_GAP = 5;

    private static final int LEAST_WINDOW = 8;
    private static final int MOST_WINDOW = 125;

    /// Deviations below this share of the largest value are what a double rounds away.
    private static final double ROUNDING = 1e-12;

    private final double[] values;
    private final int[] unknownBefore;
    private final boolean constant;
    private final int season;

    private Sequence(double[] values, int[] unknownBefore, boolean constant, int season) {
        this.values = values;
        this.unknownBefore = unknownBefore;
        this.constant = constant;
        this.season = season;
    }

    public static Sequence of(double[] series) {
        double[] values = series.clone();
        int[] unknownBefore = new int[values.length + 1];
        int last = -1;
        for (int i = 0; i <= values.length; i++) {
            if (i == values.length || Double.isFinite(values[i])) {
                bridge(values, last, i);
                boolean isLong = i - last - 1 > SHORT_GAP;
                for (int t = last + 1; t <= Math.min(i, values.length - 1); t++) {
                    unknownBefore[t + 1] = unknownBefore[t] + (isLong && t < i ? 1 : 0);
                }
                last = i;
            }
        }
        if (!standardise(values)) {
            return new Sequence(values, unknownBefore, true, 0);
        }
        int season = Season.of(values);
        for (int t = season; season > 0 && t < values.length; t++) {
            // In a long gap the season goes on: a line would be the strangest stretch of all.
            boolean known = unknownBefore[t + 1] == unknownBefore[t];
            values[t] = known ? values[t] : values[t - season];
        }
        return new Sequence(values, unknownBefore, false, season);
    }

    /// A line from the known value before to that after; level where there is only one, 0 where there is none.
    private static void bridge(double[] values, int before, int after) {
        boolean first = before < 0;
        boolean last = after == values.length;
        double from = first ? (last ? 0 : values[after]) : values[before];
        double to = last ? from : values[after];
        for (int i = before + 1; i < after; i++) {
            double part = (double) (i - before) / (after - before);
            values[i] = from * (1 - part) + to * part;
        }
    }

    /// @return whether they moved at all
    private static boolean standardise(double[] values) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElse(0);
        double unit = largest > 0 ? largest : 1;
        double mean = Arrays.stream(values).map(v -> v / unit).average().orElse(0);
        double squares =
                Arrays.stream(values).map(v -> v / unit - mean).map(v -> v * v).sum();
        double deviation = Math.sqrt(squares / Math.max(1, values.length));
        boolean moves = deviation > ROUNDING;
        for (int i = 0; i < values.length; i++) {
            values[i] = moves ? (values[i] / unit - mean) / deviation : 0;
        }
        return moves;
    }

    int size() {
        return values.length;
    }

    /// Shared, not to be written to.
    double[] values() {
        return values;
    }

    boolean isConstant() {
        return constant;
    }

    /// Values in a season if it has one; else a fortieth of them, within 8 and 125.
    public int window() {
        return season > 0 ? season : Math.clamp(values.length / 40, LEAST_WINDOW, MOST_WINDOW);
    }

    /// The values less their trend, and less the mean of those at the same place of the season, if there is one.
    double[] withoutSeason() {
        double[] left = withoutTrend();
        for (int phase = 0; phase < season; phase++) {
            double sum = 0;
            for (int t = phase; t < left.length; t += season) {
                sum += left[t];
            }
            double mean = sum / ((left.length - 1 - phase) / season + 1);
            for (int t = phase; t < left.length; t += season) {
                left[t] -= mean;
            }
        }
        return left;
    }

    /// Whether no long gap lies among so many values.
    boolean isKnown(int from, int length) {
        return unknownBefore[from + length] == unknownBefore[from];
    }

    private double[] withoutTrend() {
        double middle = (values.length - 1) / 2.0;
        double along = 0;
        double squares = 0;
        for (int t = 0; t < values.length; t++) {
            along += (t - middle) * values[t];
            squares += (t - middle) * (t - middle);
        }
        double[] left = new double[values.length];
        for (int t = 0; t < left.length; t++) {
            left[t] = values[t] - (t - middle) * along / Math.max(1, squares);
        }
        return left;
    }

    /// The mean of the scores of the windows that cover a value; those that touch a long gap (`NaN`) do not count.
    ///
    /// @param windows by their first value
    double[] spread(double[] windows) {
        double[] scores = new double[values.length];
        double sum = 0;
        int count = 0;
        for (int t = 0; t < values.length; t++) {
            int gone = t - window();
            if (t < windows.length && Double.isFinite(windows[t])) {
                sum += windows[t];
                count++;
            }
            if (gone >= 0 && Double.isFinite(windows[gone])) {
                sum -= windows[gone];
                count--;
            }
            scores[t] = count == 0 ? 0 : Math.max(0, sum / count);
        }
        return known(steady(scores, window()));
    }

    /// The mean of the scores within half a window of a value, those in long gaps left out.
    double[] around(double[] each) {
        int half = window() / 2;
        double[] sums = new double[values.length + 1];
        for (int t = 0; t < values.length; t++) {
            sums[t + 1] = sums[t] + (isKnown(t, 1) ? each[t] : 0);
        }
        double[] scores = new double[values.length];
        for (int t = 0; t < values.length; t++) {
            int from = Math.max(0, t - half);
            int to = Math.min(values.length, t + half + 1);
            int known = to - from - (unknownBefore[to] - unknownBefore[from]);
            scores[t] = known == 0 ? 0 : (sums[to] - sums[from]) / known;
        }
        return known(steady(scores, window()));
    }

    /// The same scores, those within half a window of an end being that half a window from it: fewer windows cover an
    /// end, and a mean of few would often be the largest.
    static double[] steady(double[] scores, int window) {
        int half = Math.min(window / 2, (scores.length - 1) / 2);
        int last = scores.length - 1;
        for (int t = 0; t < half; t++) {
            scores[t] = scores[half];
            scores[last - t] = scores[last - half];
        }
        return scores;
    }

    /// The same scores, 0 in long gaps and where there is none.
    double[] known(double[] scores) {
        for (int t = 0; t < scores.length; t++) {
            if (!isKnown(t, 1) || !(scores[t] > 0)) {
                scores[t] = 0;
            }
        }
        return scores;
    }
}
