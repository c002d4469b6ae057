// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.detect.ThresholdSettings.Method;
import io.vedette.core.numbers.Quantiles;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private static final ThresholdSettings CLASSIC = new ThresholdSettings(Method.CLASSIC, 95, 1e-4);

    private static double[] scores(int count, long seed, ToDoubleFunction<SplittableRandom> score) {
        var chance = new SplittableRandom(seed);
        double[] scores = new double[count];
        Arrays.setAll(scores, _ -> score.applyAsDouble(chance));
        return scores;
    }

    private static double[] exponential(long seed) {
        return scores(10_000, seed, SplittableRandom::nextExponential);
    }

    @Test
    void automatic_limit_of_heavy_tailed_scores_lies_near_the_true_quantile() {
        double[] limits = LongStream.rangeClosed(1, 11)
                .mapToObj(seed -> scores(10_000, seed, chance -> Math.exp(chance.nextExponential() / 2)))
                .mapToDouble(scores ->
                        Calibration.of(scores, ThresholdSettings.DEFAULT).limit())
                .toArray();

        assertThat(Quantiles.median(limits)).isCloseTo(100, Percentage.withPercentage(30));
    }

    @Test
    void automatic_threshold_is_the_surprise_of_the_risk() {
        Calibration calibration = Calibration.of(exponential(1), ThresholdSettings.DEFAULT);

        assertThat(calibration.threshold()).isCloseTo(4, within(0.01));
        assertThat(calibration.method()).isEqualTo("peaks over threshold, p = 1.0E-4");
    }

    @Test
    void few_scores_with_a_burst_among_them_do_not_put_the_line_out_of_reach() {
        double[] scores = IntStream.range(0, 100)
                .mapToDouble(i -> i % 20 == 0 ? 200 + i / 2.0 : 1 + i % 7 / 7.0)
                .toArray();

        Calibration calibration = Calibration.of(scores, ThresholdSettings.DEFAULT);

        assertThat(calibration.limit()).isBetween(250.0, 1_000.0);
    }

    @Test
    void few_scores_are_followed_to_a_fifth_of_what_they_can_tell_and_no_further() {
        double[] scores = scores(20, 1, chance -> Math.exp(chance.nextGaussian()));

        Calibration calibration = Calibration.of(scores, ThresholdSettings.DEFAULT);

        assertThat(calibration.threshold()).isCloseTo(-Math.log10(0.2 / 20), within(0.01));
        assertThat(calibration.method())
                .isEqualTo("peaks over threshold, p = 1.0E-02, the least that 20 rows can tell");
    }

    @Test
    void one_spike_seen_by_its_windows_does_not_hide_what_is_strange() {
        double[] scores = scores(12, 1, chance -> Math.exp(chance.nextGaussian() / 5));
        double undisturbed = Calibration.of(scores, ThresholdSettings.DEFAULT).limit();
        scores[4] = 1e6;
        scores[5] = 1e6;

        assertThat(Calibration.of(scores, 2, ThresholdSettings.DEFAULT).limit())
                .isCloseTo(undisturbed, Percentage.withPercentage(50));
        assertThat(Calibration.of(scores, 1, ThresholdSettings.DEFAULT).limit()).isGreaterThan(1e5);
    }

    /// The logarithm of an exponential score falls faster than the fit allows, so the limit errs to the quiet side.
    @Test
    void automatic_limit_of_exponential_scores_is_never_too_low_and_at_most_half_too_high() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(Calibration.of(exponential(seed), ThresholdSettings.DEFAULT)
                                    .limit()
                            / -Math.log(1e-4))
                    .as("seed %d", seed)
                    .isBetween(0.9, 1.5);
        }
    }

    @Test
    void normal_scores_get_mean_and_three_sigma_in_the_classic_way() {
        double[] scores = scores(400, 2, chance -> 100 + 5 * chance.nextGaussian());

        Calibration calibration = Calibration.of(scores, CLASSIC);

        assertThat(calibration.method()).startsWith("mean + 3 σ");
        assertThat(calibration.limit()).isCloseTo(115, within(1.5));
    }

    @Test
    void skewed_scores_get_the_percentile_in_the_classic_way() {
        double[] scores = exponential(3);

        Calibration calibration = Calibration.of(scores, CLASSIC);

        assertThat(calibration.method()).isEqualTo("percentile 95.0: the scores are not normal");
        assertThat(calibration.limit()).isEqualTo(Quantiles.of(scores, 0.95));
    }

    @Test
    void summary_holds_the_named_percentiles() {
        double[] scores = exponential(4);

        assertThat(Calibration.of(scores, CLASSIC).summary())
                .containsExactly(
                        Quantiles.of(scores, 0.5),
                        Quantiles.of(scores, 0.9),
                        Quantiles.of(scores, 0.95),
                        Quantiles.of(scores, 0.99),
                        Quantiles.of(scores, 0.999));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {5, 6, 7})
    void surprise_never_falls_as_the_score_grows(long seed) {
        Calibration calibration = Calibration.of(exponential(seed), ThresholdSettings.DEFAULT);
        double before = 0;
        for (double score = 0; score < 1e6; score = score * 1.01 + 0.01) {
            double surprise = calibration.surprise(score);
            assertThat(surprise).isBetween(before, 16.0);
            before = surprise;
        }
        assertThat(before).isGreaterThan(5);
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void score_is_past_the_limit_when_its_surprise_is_past_the_threshold(Method method) {
        for (long seed = 10; seed < 20; seed++) {
            Calibration calibration = Calibration.of(exponential(seed), new ThresholdSettings(method, 95, 1e-3));
            var chance = new SplittableRandom(seed);
            for (int i = 0; i < 2_000; i++) {
                double score = calibration.limit() * Math.exp(chance.nextGaussian());
                if (Math.abs(score / calibration.limit() - 1) > 1e-9) {
                    assertThat(calibration.surprise(score) >= calibration.threshold())
                            .as("seed %d, score %s, limit %s", seed, score, calibration.limit())
                            .isEqualTo(score >= calibration.limit());
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void equal_scores_do_not_make_every_moment_unusual(Method method) {
        for (double equal : new double[] {0, 0.5, 1e6}) {
            Calibration calibration =
                    Calibration.of(scores(100, 1, _ -> equal), new ThresholdSettings(method, 95, 1e-4));

            assertThat(calibration.surprise(equal)).as("score %s", equal).isLessThan(calibration.threshold());
            assertThat(calibration.surprise(2 * equal + 1)).isGreaterThanOrEqualTo(calibration.threshold());
        }
    }

    @Test
    void percentile_that_falls_among_many_equal_scores_does_not_flag_them_all() {
        double[] scores = scores(1_000, 8, chance -> chance.nextInt(10) < 3 ? 1 : 0);

        Calibration calibration = Calibration.of(scores, CLASSIC);

        assertThat(calibration.surprise(1)).isLessThan(calibration.threshold());
    }

    @Test
    void too_few_scores_are_refused() {
        assertThatThrownBy(() -> Calibration.of(new double[7], CLASSIC))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("calibration needs 8 scores or more, had 7");
    }

    @Test
    void settings_out_of_range_are_refused_by_key() {
        assertThatThrownBy(() -> new ThresholdSettings(Method.CLASSIC, 100, 1e-4))
                .hasMessage("threshold.percentile must be 50 to below 100, was 100.0");
        assertThatThrownBy(() -> new ThresholdSettings(Method.AUTO, 95, 0))
                .hasMessage("threshold.risk must be above 0 and at most 0.1, was 0.0");
    }

    /// Eight windows know less than a thousand values: the line that one in a hundred passes lies further out.
    @Test
    void scores_that_come_together_draw_the_line_further_out_than_independent_ones() {
        int further = 0;
        for (long seed = 1; seed <= 20; seed++) {
            double[] each = scores(1_000, seed, SplittableRandom::nextExponential);
            double[] together = IntStream.range(0, 1_000)
                    .mapToDouble(t -> each[t - t % 50] * (1 + each[t] / 1_000))
                    .toArray();
            double[] mixed = together.clone();
            shuffle(mixed, seed);

            double line = limit(Calibration.of(together, 50, ThresholdSettings.DEFAULT));
            further += line > limit(Calibration.of(mixed, 1, ThresholdSettings.DEFAULT)) ? 1 : 0;
        }
        assertThat(further).isEqualTo(20);
    }

    private static double limit(Calibration calibration) {
        return calibration.tail().quantile(0.001);
    }

    private static void shuffle(double[] values, long seed) {
        var chance = new SplittableRandom(seed);
        for (int i = values.length - 1; i > 0; i--) {
            int other = chance.nextInt(i + 1);
            double kept = values[i];
            values[i] = values[other];
            values[other] = kept;
        }
    }
}
