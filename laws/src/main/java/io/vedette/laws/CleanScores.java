// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import io.vedette.core.detect.Calibration;
import io.vedette.core.detect.ThresholdSettings;
import io.vedette.core.models.Model;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Scores that a model gives clean rows, in several streams that know nothing of each other.
///
/// Each stream calibrates, and is judged by what each other calibrated. So a stream whose tail happens
/// to be heavier is counted once too often and once too seldom: what is left is how far off a
/// calibration is on average, from a tenth of the rows that streams used once would take.
///
/// @param window  rows that one score looks at
/// @param streams scores in the order of time
public record CleanScores(int window, List<double[]> streams) {
    private static final long SEED = 100;

    /// So many pieces of a stream calibrate, where it has as many.
    private static final int PIECES = 8;

    /// @param count rows of each stream
    public static CleanScores of(Model model, CleanRows rows, int count, int streams) {
        List<double[]> scores = IntStream.range(0, streams)
                .parallel()
                .mapToObj(stream -> scores(model, rows.rows(count, SEED + stream)))
                .toList();
        return new CleanScores(model.window(), scores);
    }

    private static double[] scores(Model model, double[][] rows) {
        Model.Judge judge = model.begin();
        return Arrays.stream(rows)
                .mapToDouble(judge::next)
                .filter(Double::isFinite)
                .toArray();
    }

    /// How many rows are judged.
    public int rows() {
        return streams.stream().mapToInt(stream -> stream.length).sum();
    }

    /// The share of rows below each level.
    ///
    /// @param held rows that calibrate, all of a stream at most
    public double[] shares(double[] levels, int held) {
        double[] shares = new double[levels.length];
        List<double[]> sorted = streams.stream()
                .map(stream -> Arrays.stream(stream).sorted().toArray())
                .toList();
        long judged = 0;
        for (int i = 0; i < streams.size(); i++) {
            double[] stream = streams.get(i);
            int most = Math.clamp(stream.length / Math.max(1, held), 1, PIECES);
            for (int piece = 0; piece < most; piece++) {
                int to = Math.min(stream.length, (piece + 1) * held);
                var calibration =
                        Calibration.of(Arrays.copyOfRange(stream, piece * held, to), window, ThresholdSettings.DEFAULT);
                for (int j = 0; j < sorted.size(); j++) {
                    if (j != i) {
                        judged += sorted.get(j).length;
                        add(shares, levels, calibration, sorted.get(j));
                    }
                }
            }
        }
        double all = judged;
        return Arrays.stream(shares).map(below -> below / all).toArray();
    }

    private static void add(double[] shares, double[] levels, Calibration calibration, double[] sorted) {
        for (int k = 0; k < levels.length; k++) {
            double surprise = -Math.log10(levels[k]);
            int low = 0;
            int high = sorted.length;
            while (low < high) {
                int middle = (low + high) >>> 1;
                if (calibration.surprise(sorted[middle]) > surprise) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            shares[k] += sorted.length - low;
        }
    }
}
