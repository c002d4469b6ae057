// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.numbers.Cholesky;
import io.vedette.core.numbers.Quantiles;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NestedWindowsTest {
    private static final double[][] TRAIN = Traffic.rows(3000, 1);
    private static final WhitenedWindowsSettings SHORT = WhitenedWindowsSettings.DEFAULT.withWindow(16);

    private static NestedWindows fit(double[][] rows) {
        return NestedWindows.fit(rows, SHORT, Progress.SILENT);
    }

    private static double[] atOnce(Model model, double[][] rows) {
        return Arrays.stream(rows).mapToDouble(model.begin()::next).toArray();
    }

    /// Many inputs that follow one another, so that the newest row's news count.
    private static double[][] crowd(int count, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] rows = new double[count][20];
        double load = 0;
        for (double[] row : rows) {
            load = 0.95 * load + chance.nextGaussian();
            for (int j = 0; j < row.length; j++) {
                row[j] = load + chance.nextGaussian();
            }
        }
        return rows;
    }

    @Test
    void whole_window_is_as_far_as_whitened_windows_say() {
        var plain = WhitenedWindows.fit(TRAIN, SHORT, Progress.SILENT);
        var whitening = NestedWhitening.of(plain.layout(), plain.whitening().root());
        double[] vector = new SplittableRandom(3)
                .doubles(plain.layout().dimension(), -1, 1)
                .toArray();

        double[] distances = whitening.distances(vector);

        double whole = plain.whitening().root().quadratic(vector);
        assertThat(distances[distances.length - 1]).isCloseTo(whole, within(1e-9 * whole));
        assertThat(distances).isSorted();
    }

    @Test
    void shortest_window_is_as_far_as_its_own_covariance_says() {
        double[][] train = crowd(2000, 5);
        var plain = WhitenedWindows.fit(train, SHORT, Progress.SILENT);
        var whitening = NestedWhitening.of(plain.layout(), plain.whitening().root());
        int[] newest = whitening.nest().newest();
        double[][] own = new double[newest.length][newest.length];
        for (int a = 0; a < own.length; a++) {
            for (int b = 0; b <= a; b++) {
                own[a][b] = plain.whitening().root().product(newest[a], newest[b]);
            }
        }
        double[] vector = new SplittableRandom(4)
                .doubles(plain.layout().dimension(), -1, 1)
                .toArray();
        double[] part =
                Arrays.stream(newest).mapToDouble(entry -> vector[entry]).toArray();

        assertThat(whitening.distances(vector)[0]).isCloseTo(Cholesky.of(own).quadratic(part), within(1e-6));
    }

    @Test
    void news_of_all_inputs_are_what_the_newest_rows_add_to_the_distance() {
        var plain = WhitenedWindows.fit(crowd(2000, 5), SHORT, Progress.SILENT);
        var root = plain.whitening().root();
        var whitening = NestedWhitening.of(plain.layout(), root);
        double[] vector = new SplittableRandom(4).doubles(root.size(), -1, 1).toArray();

        double news = Arrays.stream(whitening.news(vector)).sum();

        // The distance of the rows before alone: the newest row put where it adds least.
        double[] pulled = root.solve(vector);
        double[][] inverse = new double[20][20];
        double[] part = new double[20];
        for (int a = 0; a < 20; a++) {
            double[] unit = new double[root.size()];
            unit[whitening.nest().newest()[a]] = 1;
            double[] column = root.solve(unit);
            part[a] = pulled[whitening.nest().newest()[a]];
            for (int b = 0; b < 20; b++) {
                inverse[a][b] = column[whitening.nest().newest()[b]];
            }
        }
        assertThat(news).isCloseTo(Cholesky.of(inverse).quadratic(part), within(1e-6 * news));
    }

    @Test
    void one_row_far_out_stands_out_at_once_and_is_over_when_it_is_over() {
        double[][] rows = crowd(400, 8);
        rows[200][3] += 12;
        NestedWindows nested = fit(crowd(3000, 5));

        double[] scores = atOnce(nested, rows);

        double usual = Quantiles.median(Arrays.copyOfRange(scores, 15, 190));
        assertThat(scores[200]).isGreaterThan(2 * usual);
        assertThat(scores[215]).isLessThan(scores[200] / 2);
    }

    @Test
    void slow_drift_becomes_usual_and_a_still_mean_would_not_see_it_so() {
        double[][] train = crowd(20_000, 5);
        double[][] later = crowd(60_000, 6);
        for (int t = 0; t < later.length; t++) {
            for (int j = 0; j < 20; j++) {
                later[t][j] += 8 * Math.min(1, t / 20_000.0) * (j % 2 == 0 ? 1 : -1);
            }
        }
        NestedWindows nested = fit(train);

        double[] scores = atOnce(nested, later);
        double[] fresh = atOnce(nested, Arrays.copyOfRange(later, 59_000, 60_000));

        double settled = Quantiles.median(Arrays.copyOfRange(scores, 59_100, 60_000));
        double before = Quantiles.median(Arrays.copyOfRange(scores, 100, 1000));
        assertThat(settled).isLessThan(1.5 * before);
        assertThat(Quantiles.median(Arrays.copyOfRange(fresh, 100, 1000))).isGreaterThan(2 * settled);
    }

    @Test
    void training_rows_seldom_pass_one_and_usual_rows_stay_below() {
        double[] scores = atOnce(fit(TRAIN), Traffic.rows(3000, 2));

        assertThat(Quantiles.median(Arrays.copyOfRange(scores, 15, 3000))).isBetween(0.05, 1.0);
    }

    @Test
    void revised_scores_rise_over_a_broken_correlation_and_nowhere_else() {
        double[][] rows = Traffic.withBrokenCompany(600, 60, 4);

        double[] scores = fit(TRAIN).scores(rows);

        double during = Quantiles.median(Arrays.copyOfRange(scores, 560, 600));
        double before = Quantiles.of(Arrays.copyOfRange(scores, 50, 500), 0.99);
        assertThat(during).isGreaterThan(2 * before);
        assertThat(Arrays.stream(scores))
                .allSatisfy(score -> assertThat(score).isFinite().isNotNegative());
    }

    @Test
    void fewer_rows_than_a_window_have_no_scores() {
        assertThat(fit(TRAIN).scores(Traffic.rows(15, 2))).containsOnly(Double.NaN);
    }
}
