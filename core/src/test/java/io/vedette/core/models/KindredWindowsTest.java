// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KindredWindowsTest {
    private static final int BEAT = 40;

    /// A heartbeat of two humps with some noise.
    private static double[][] beats(int rows, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] beats = new double[rows][1];
        for (int t = 0; t < rows; t++) {
            double phase = 2 * Math.PI * t / BEAT;
            beats[t][0] = 10 + Math.sin(phase) + 0.5 * Math.sin(2 * phase) + 0.05 * (chance.nextDouble() - 0.5);
        }
        return beats;
    }

    private static KindredWindows fit(double[][] rows) {
        return KindredWindows.fit(rows, WhitenedWindowsSettings.DEFAULT, Progress.SILENT);
    }

    private static double largest(double[] scores, int from, int to) {
        return Arrays.stream(scores, from, to).max().orElseThrow();
    }

    @Test
    void a_single_signal_is_seen_through_windows_of_125_rows() {
        assertThat(fit(beats(1_000, 1)).window()).isEqualTo(125);
        assertThat(fit(beats(400, 1)).window()).isEqualTo(100);
    }

    @Test
    void a_beat_that_fails_stands_out_although_its_values_are_usual() {
        KindredWindows model = fit(beats(1_200, 1));
        double[][] rows = beats(1_000, 2);
        for (int t = 500; t < 500 + BEAT; t++) {
            rows[t][0] = rows[499][0];
        }

        double[] scores = model.scores(rows);

        assertThat(largest(scores, 480, 560)).isGreaterThan(3 * largest(scores, 0, 350));
        assertThat(largest(scores, 480, 560)).isGreaterThan(3 * largest(scores, 700, 1_000));
    }

    @Test
    void judged_at_once_the_failing_beat_stands_out_before_it_is_over() {
        KindredWindows model = fit(beats(1_200, 1));
        double[][] rows = beats(800, 2);
        for (int t = 500; t < 500 + BEAT; t++) {
            rows[t][0] = rows[499][0];
        }
        Model.Judge judge = model.begin();

        double[] scores = Arrays.stream(rows).mapToDouble(judge::next).toArray();

        assertThat(largest(scores, 505, 500 + BEAT / 2)).isGreaterThan(2 * largest(scores, 200, 499));
    }

    @Test
    void what_was_learnt_from_is_usual() {
        double[][] rows = beats(1_200, 3);
        KindredWindows model = fit(rows);

        // Each of the two parts is log 2 where one row in a hundred lies.
        assertThat(Arrays.stream(model.scores(rows)).average().orElseThrow()).isLessThan(2 * Math.log(2));
    }

    @Test
    void nearest_window_is_told_apart_from_itself_in_training_only() {
        double[][] rows = beats(600, 4);
        NearestWindows windows = NearestWindows.fit(rows, 60);

        assertThat(windows.distance(rows, 0)).isCloseTo(0, within(1e-4));
        assertThat(windows.distanceInTraining(rows, 0)).isGreaterThan(0.05);
    }

    @Test
    void a_nearest_window_knows_shapes_and_not_levels() {
        double[][] rows = beats(600, 5);
        NearestWindows windows = NearestWindows.fit(rows, 60);
        double[][] higher =
                Arrays.stream(rows).map(row -> new double[] {row[0] + 7}).toArray(double[][]::new);

        assertThat(windows.distance(higher, 0)).isCloseTo(0, within(1e-4));
    }

    @Test
    void usual_scores_measure_by_the_largest_hundredth() {
        double[] scores = new double[101];
        Arrays.setAll(scores, i -> i);
        UsualScore usual = UsualScore.of(scores);

        assertThat(usual.measure(50)).isZero();
        assertThat(usual.measure(0)).isZero();
        assertThat(usual.measure(99)).isCloseTo(Math.log(2), within(1e-9));
        assertThat(UsualScore.of(new double[] {Double.NaN}).measure(0)).isZero();
    }
}
