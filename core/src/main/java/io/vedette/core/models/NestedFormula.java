// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.Quantiles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One score from what is strange about windows.
///
/// Each part is taken in units of what 99 % of the training windows stay below, and what comes out is the weighted
/// mean of log(1 + part), raised again: a part that is far out counts, and none alone decides. News count where many
/// inputs move together, half of the score or more from 16 on, and not at all up to 8, where the story is in the shape
/// of the window and not in its newest row (measured at 0, 1, 8, 19 and 25 to 34 inputs that move).
///
/// - **State:** immutable; the arrays are not to be written to.
///
/// @param window rows of a window
/// @param weight of the news, 0 to 1
/// @param nested yardstick of each nested window
/// @param spread yardstick of the mean over the windows that cover a row
/// @param news   yardstick of each input's news
/// @param recent yardstick of the news so far, at each scale
/// @param around yardstick of the news round about, at each scale
record NestedFormula(
        int window, double weight, double[] nested, double spread, double[] news, double[] recent, double[] around) {
    private static final double SHARE = 0.99;

    /// Whitened parts have deviations of about 1; what never moved in training has none, and 1 is its yardstick.
    private static final double LEAST = 1;

    private static final double LEAST_NEWS = 0.01;
    private static final int FEW = 8;
    private static final int MANY = 16;
    private static final int[] PARTS_OF_WINDOW = {16, 8, 4, 2, 1};

    /// @param stretches readings of training windows, each stretch without a gap
    static NestedFormula fit(WindowLayout layout, List<NestedReading[]> stretches) {
        double weight = Math.clamp((layout.moving() - FEW) / (double) (MANY - FEW), 0, 1);
        NestedReading first = stretches.getFirst()[0];
        double[] nested = new double[first.nested().length];
        double[] news = new double[layout.width()];
        for (int i = 0; i < nested.length; i++) {
            int part = i;
            nested[i] = yardstick(LEAST, stretches, reading -> reading.nested()[part]);
        }
        for (int j = 0; j < news.length; j++) {
            int input = j;
            news[j] = yardstick(LEAST, stretches, reading -> reading.news()[input]);
        }
        double[] none = {};
        var raw = new NestedFormula(layout.window(), weight, nested, 1, news, none, none);
        List<double[][]> parts = stretches.stream().map(raw::smoothParts).toList();
        double least = LEAST_NEWS * layout.width();
        int scales = NewsMemory.SCALES;
        double[] smooth = new double[scales + PARTS_OF_WINDOW.length + 1];
        for (int i = 0; i < smooth.length; i++) {
            int part = i;
            double[] values =
                    parts.stream().flatMapToDouble(p -> Arrays.stream(p[part])).toArray();
            smooth[i] = Math.max(i == smooth.length - 1 ? LEAST : least, Quantiles.of(values, SHARE));
        }
        return new NestedFormula(
                layout.window(),
                weight,
                nested,
                smooth[smooth.length - 1],
                news,
                Arrays.copyOf(smooth, scales),
                Arrays.copyOfRange(smooth, scales, smooth.length - 1));
    }

    private static double yardstick(
            double least, List<NestedReading[]> stretches, java.util.function.ToDoubleFunction<NestedReading> part) {
        double[] values =
                stretches.stream().flatMap(Arrays::stream).mapToDouble(part).toArray();
        return Math.max(least, Quantiles.of(values, SHARE));
    }

    /// The news so far at each scale, round about at each scale, and the spread distances: one value a window.
    private double[][] smoothParts(NestedReading[] readings) {
        List<double[]> parts = new ArrayList<>(Arrays.asList(sumsSoFar(readings)));
        for (int part : PARTS_OF_WINDOW) {
            parts.add(sumsAround(readings, window / part));
        }
        parts.add(spread(readings, readings.length));
        return parts.toArray(double[][]::new);
    }

    private double[][] sumsSoFar(NestedReading[] readings) {
        var memory = new NewsMemory(window, news.length);
        double[][] sums = new double[NewsMemory.SCALES][readings.length];
        for (int i = 0; i < readings.length; i++) {
            memory.take(readings[i].news());
            for (int scale = 0; scale < sums.length; scale++) {
                sums[scale][i] = sum(memory.smoothed()[scale]);
            }
        }
        return sums;
    }

    /// News of all inputs together: the part of one beyond its yardstick counts by its root.
    private double sum(double[] smoothed) {
        double sum = 0;
        for (int j = 0; j < news.length; j++) {
            double part = smoothed[j] / news[j];
            sum += part > 1 ? 2 * Math.sqrt(part) - 1 : part;
        }
        return sum;
    }

    /// Smoothed over half of `rows` to either side.
    private double[] sumsAround(NestedReading[] readings, int rows) {
        double[][] running = new double[readings.length + 1][news.length];
        for (int i = 0; i < readings.length; i++) {
            for (int j = 0; j < news.length; j++) {
                running[i + 1][j] = running[i][j] + readings[i].news()[j];
            }
        }
        double[] sums = new double[readings.length];
        double[] mean = new double[news.length];
        for (int i = 0; i < sums.length; i++) {
            int from = Math.max(0, i - rows / 2);
            int to = Math.min(readings.length, i + rows / 2 + 1);
            for (int j = 0; j < mean.length; j++) {
                mean[j] = Math.max(0, running[to][j] - running[from][j]) / (to - from);
            }
            sums[i] = sum(mean);
        }
        return sums;
    }

    /// For each of `rows` rows, the mean distance of the windows that cover it; reading i is of the window from row i
    /// on.
    private double[] spread(NestedReading[] readings, int rows) {
        double[] running = new double[readings.length + 1];
        for (int i = 0; i < readings.length; i++) {
            running[i + 1] = running[i] + readings[i].whole();
        }
        double[] spread = new double[rows];
        for (int t = 0; t < rows; t++) {
            int from = Math.min(Math.max(0, t - window + 1), readings.length - 1);
            int to = Math.min(t, readings.length - 1) + 1;
            spread[t] = Math.max(0, running[to] - running[from]) / (to - from);
        }
        return spread;
    }

    /// The score of the newest row of a window, from what is known when it comes.
    double atOnce(NestedReading reading, NewsMemory memory) {
        double shape = 0;
        for (int i = 0; i < nested.length; i++) {
            shape += Math.log1p(reading.nested()[i] / nested[i]) / nested.length;
        }
        double shapeWeight = 1 - weight / 2;
        return Math.expm1((shapeWeight * shape + weight * newsSoFar(memory)) / (shapeWeight + weight));
    }

    private double newsSoFar(NewsMemory memory) {
        double logs = 0;
        for (int scale = 0; scale < recent.length; scale++) {
            logs += Math.log1p(sum(memory.smoothed()[scale]) / recent[scale]) / recent.length;
        }
        return logs;
    }

    /// The scores of all rows of a stretch, once the rows after them are known; reading i is of the window from row i
    /// on.
    double[] revised(NestedReading[] readings) {
        int before = window - 1;
        double[] logs = new double[readings.length];
        double[][] soFar = sumsSoFar(readings);
        for (int i = 0; i < logs.length; i++) {
            for (int scale = 0; scale < recent.length; scale++) {
                logs[i] += Math.log1p(soFar[scale][i] / recent[scale]) / recent.length;
            }
        }
        for (int scale = 0; scale < around.length; scale++) {
            double[] sums = sumsAround(readings, window / PARTS_OF_WINDOW[scale]);
            for (int i = 0; i < logs.length; i++) {
                logs[i] += Math.log1p(sums[i] / around[scale]) / around.length;
            }
        }
        double[] scores = spread(readings, readings.length + before);
        for (int t = 0; t < scores.length; t++) {
            double news = t < before ? 0 : logs[t - before];
            scores[t] = Math.expm1((Math.log1p(scores[t] / spread) + weight * news) / (1 + 2 * weight));
        }
        return scores;
    }

    void write(DataOutput out) throws IOException {
        Parts.write(out, new double[] {weight, spread});
        for (double[] each : List.of(nested, news, recent, around)) {
            Parts.write(out, each);
        }
    }

    static NestedFormula read(DataInput in, WindowLayout layout, int cuts) throws IOException {
        double[] first = Parts.finite(in, "formula", 2);
        if (!(first[0] >= 0 && first[0] <= 1 && first[1] > 0)) {
            throw new IOException("model is damaged: formula was %s, %s".formatted(first[0], first[1]));
        }
        return new NestedFormula(
                layout.window(),
                first[0],
                Parts.positive(in, "yardstick", cuts),
                first[1],
                Parts.positive(in, "yardstick", layout.width()),
                Parts.positive(in, "yardstick", NewsMemory.SCALES),
                Parts.positive(in, "yardstick", PARTS_OF_WINDOW.length));
    }
}
