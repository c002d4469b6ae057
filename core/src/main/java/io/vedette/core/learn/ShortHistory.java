// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.models.Model;
import io.vedette.core.models.Progress;
import io.vedette.core.numbers.InitialTransient;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// What makes the most of a history that is short: the first model of an entity is learnt from minutes.
///
/// - **State:** immutable.
///
/// @param fitting how its models are fitted
record ShortHistory(Fitting fitting) {
    /// A test stretch of more rows than this speaks for itself.
    private static final int ENOUGH = 250;

    /// Stretches of the training time that take turns in being left out.
    private static final int FOLDS = 4;

    private static final double LEAST_SCORE = 1e-12;

    static boolean is(int testRows) {
        return testRows < ENOUGH;
    }

    /// How many of the first rows to leave out because the entity was still starting: what is seen first is often
    /// new, and where the entity is this host, we have just been started on it ourselves: half of a processor for
    /// seconds, which as training rows would make a processor at 100 % nothing new.
    ///
    /// @param atLeast rows that must be left
    int transientRows(double[][] rows, int atLeast) {
        int half = rows.length / 2;
        int most = Math.min(rows.length / 5, rows.length - atLeast);
        if (most < 1) {
            return 0;
        }
        Model.Judge judge = fitting.fit(Arrays.copyOfRange(rows, half, rows.length), Progress.SILENT)
                .begin();
        double[] scores = new double[half];
        int unjudged = 0;
        for (int t = 0; t < half; t++) {
            double score = judge.next(rows[t]);
            unjudged += Double.isNaN(score) ? 1 : 0;
            scores[t] = Math.log(Math.max(LEAST_SCORE, score));
        }
        Arrays.fill(scores, 0, unjudged, scores[Math.min(unjudged, half - 1)]);
        return InitialTransient.length(scores, most);
    }

    /// Scores of the training rows, each by a model that has not seen it: the fifth of the time that tests is a dozen
    /// rows, and the same minute throughout.
    double[] outOfFold(double[][] rows) {
        return IntStream.range(0, FOLDS)
                .boxed()
                .flatMapToDouble(fold -> outOfFold(rows, rows.length * fold / FOLDS, rows.length * (fold + 1) / FOLDS))
                .toArray();
    }

    private DoubleStream outOfFold(double[][] rows, int from, int to) {
        double[][] others = Stream.concat(Arrays.stream(rows, 0, from), Arrays.stream(rows, to, rows.length))
                .toArray(double[][]::new);
        Model.Judge judge = fitting.fit(others, Progress.SILENT).begin();
        return Arrays.stream(rows, from, to).mapToDouble(judge::next).filter(Double::isFinite);
    }
}
