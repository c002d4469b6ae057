// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WhitenedWindowsTest {
    private static final WhitenedWindowsSettings SHORT = WhitenedWindowsSettings.DEFAULT.withWindow(10);

    private static WhitenedWindows fit(double[][] rows, WhitenedWindowsSettings settings) {
        return WhitenedWindows.fit(rows, settings, Progress.SILENT);
    }

    @Test
    void scores_equal_the_formula_written_out_slowly() {
        double[][] train = Traffic.rows(200, 3);
        double[][] test = Traffic.rows(60, 4);
        test[30][Traffic.CPU] = 400;

        double[] found = fit(train, SHORT).scores(test);

        double[] slow = new SlowWhitening(train, 10, 0.03).scores(test);
        for (int t = 0; t < slow.length; t++) {
            assertThat(found[t]).isCloseTo(slow[t], within(1e-7 * (1 + slow[t])));
        }
    }

    @Test
    void judge_says_the_score_of_the_window_that_ends_now() {
        WhitenedWindows model = fit(Traffic.rows(200, 3), SHORT);
        double[][] test = Traffic.rows(60, 4);
        double[] windows = model.windowScores(test);
        Model.Judge judge = model.begin();

        for (int t = 0; t < test.length; t++) {
            double score = judge.next(test[t]);
            if (t >= 9) {
                assertThat(score).isCloseTo(windows[t - 9], within(1e-8 * (1 + score)));
            }
        }
    }

    @Test
    void broken_company_is_found_and_blamed_though_each_value_is_usual() {
        double[][] train = Traffic.rows(4000, 5);
        WhitenedWindows model = fit(train, SHORT);
        double[][] rows = Traffic.withBrokenCompany(40, 10, 6);
        double usual = Traffic.max(model.scores(Traffic.rows(1000, 7)));
        Model.Judge judge = model.begin();
        double score = 0;
        for (double[] row : rows) {
            score = judge.next(row);
        }

        Model.Explanation why = judge.explain();

        assertThat(rows[39][Traffic.CPU]).isLessThan(highest(train, Traffic.CPU));
        assertThat(score).isGreaterThan(2 * usual);
        assertThat(Traffic.largest(why.contributions())).isEqualTo(Traffic.CPU);
        assertThat(why.contributions()[Traffic.CPU]).isGreaterThan(0.5);
        // Network and disk say the load is 0.3: 10 + 80 · 0.3 = 34, not the 74 that came.
        assertThat(why.expected()[Traffic.CPU]).isCloseTo(34, within(6.0));
        assertThat(why.spread()[Traffic.CPU]).isBetween(1.0, 6.0);
        assertThat(why.expected()[Traffic.DISK]).isBetween(90.0, 180.0);
    }

    private static double highest(double[][] rows, int j) {
        return Arrays.stream(rows).mapToDouble(row -> row[j]).max().orElseThrow();
    }

    @Test
    void of_two_inputs_the_one_that_left_is_blamed() {
        var chance = new SplittableRandom(8);
        double[][] train = new double[2000][];
        for (int t = 0; t < train.length; t++) {
            double load = chance.nextGaussian();
            train[t] = new double[] {load + 0.05 * chance.nextGaussian(), load + 0.05 * chance.nextGaussian()};
        }
        Model.Judge judge =
                fit(train, WhitenedWindowsSettings.DEFAULT.withWindow(4)).begin();
        for (double[] row : new double[][] {{0, 0}, {0, 0}, {0.1, 0.1}, {0, 1.8}}) {
            judge.next(row);
        }

        assertThat(Traffic.largest(judge.explain().contributions())).isEqualTo(1);
        assertThat(judge.explain().expected()[1]).isCloseTo(0, within(0.1));
    }

    @Test
    void constant_that_moves_is_blamed() {
        Model.Judge judge = fit(Traffic.rows(1000, 9), SHORT).begin();
        for (double[] row : Traffic.rows(20, 10)) {
            row[4] = 8;
            judge.next(row);
        }

        assertThat(Traffic.largest(judge.explain().contributions())).isEqualTo(4);
        assertThat(judge.explain().expected()[4]).isCloseTo(7, within(0.1));
    }

    @Test
    void window_is_long_for_one_moving_input_and_short_for_many() {
        assertThat(fit(moving(2000, 1), WhitenedWindowsSettings.DEFAULT).window())
                .isEqualTo(125);
        assertThat(fit(moving(2000, 4), WhitenedWindowsSettings.DEFAULT).window())
                .isEqualTo(31);
        assertThat(fit(moving(2000, 20), WhitenedWindowsSettings.DEFAULT).window())
                .isEqualTo(16);
        assertThat(fit(moving(80, 4), WhitenedWindowsSettings.DEFAULT).window()).isEqualTo(10);
    }

    private static double[][] moving(int rows, int width) {
        var chance = new SplittableRandom(11);
        double[][] values = new double[rows][];
        Arrays.setAll(values, _ -> chance.doubles(width).toArray());
        return values;
    }

    @Test
    void many_inputs_share_a_bounded_vector() {
        WindowLayout layout = WindowLayout.of(moving(100, 300), 16);

        assertThat(layout.dimension()).isLessThanOrEqualTo(1024).isGreaterThan(700);
    }

    @Test
    void more_inputs_than_entries_are_refused() {
        assertThatThrownBy(() -> fit(moving(100, 1025), SHORT)).hasMessage("width must be 1 to 1024, was 1025");
    }

    @Test
    void fewer_rows_than_a_window_have_no_score() {
        assertThat(fit(Traffic.rows(200, 3), SHORT).scores(Traffic.rows(9, 4))).containsOnly(Double.NaN);
    }
}
