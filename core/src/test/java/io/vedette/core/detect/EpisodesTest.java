// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.numbers.Normal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EpisodesTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final int WEEK = 7 * 24 * 60;

    /// Logarithms of scores, smooth over a few rows as those of windows are, with an exponential tail.
    private static double[] scores(int rows, long seed) {
        return java.util.Arrays.stream(light(rows, seed))
                .map(score -> -Math.log(Math.max(1e-300, Normal.upperTail(score))))
                .toArray();
    }

    /// The same with a tail that thins out.
    private static double[] light(int rows, long seed) {
        Random random = new Random(seed);
        double[] scores = new double[rows];
        double smooth = 0;
        for (int i = 0; i < rows; i++) {
            smooth = 0.8 * smooth + 0.6 * random.nextGaussian();
            scores[i] = smooth;
        }
        return scores;
    }

    private static Episodes learnt(int rows, long seed) {
        return Episodes.of(scores(rows, seed), Double.POSITIVE_INFINITY, MINUTE, Episodes.Rule.DEFAULT);
    }

    /// Stretches that really come in a hundred weeks.
    private static long stretches(double[] scores, double level) {
        long count = 0;
        int calm = 5;
        for (int i = 4; i < scores.length; i++) {
            int over = 0;
            for (int k = i - 4; k <= i; k++) {
                over += scores[k] > level ? 1 : 0;
            }
            if (over >= 3) {
                count += calm >= 5 ? 1 : 0;
                calm = 0;
            } else {
                calm++;
            }
        }
        return count;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void line_for_once_a_week_is_met_about_once_a_week_though_three_days_were_seen(long seed) {
        Episodes episodes = learnt(3 * 24 * 60, seed);

        double level = episodes.strength(1);

        // Three days hold none or one such stretch: from ten peaks the tail is a guess within a factor of ten.
        assertThat(stretches(scores(100 * WEEK, 99), level) / 100.0)
                .as("seed %d", seed)
                .isBetween(0.1, 4.0);
    }

    @Test
    void where_the_tail_thins_out_the_guess_is_no_worse() {
        Episodes episodes = Episodes.of(light(3 * 24 * 60, 1), 99, MINUTE, Episodes.Rule.DEFAULT);

        assertThat(stretches(light(100 * WEEK, 99), episodes.strength(1)) / 100.0)
                .isBetween(0.02, 4.0);
    }

    @Test
    void weeks_and_strength_are_inverse_and_rise_together() {
        Episodes episodes = learnt(3 * 24 * 60, 7);

        double before = 0;
        for (double weeks = 0.01; weeks < 1e6; weeks *= 3) {
            double strength = episodes.strength(weeks);
            assertThat(episodes.weeks(strength)).isCloseTo(weeks, within(weeks * 1e-6));
            assertThat(strength).isGreaterThan(before == 0 ? -10 : before);
            before = strength;
        }
    }

    @Test
    void few_stretches_claim_less_of_what_nobody_saw() {
        Episodes few = new Episodes(new double[] {1}, new double[] {10}, 0.5, 2);
        Episodes many = new Episodes(new double[] {1}, new double[] {10}, 0.5, 50);

        assertThat(few.weeks(5)).isLessThan(many.weeks(5) / 10);
    }

    @Test
    void trouble_that_was_set_aside_does_not_stretch_the_tail() {
        double[] scores = scores(3 * 24 * 60, 3);
        double[] spiked = scores.clone();
        for (int i = 100; i < 110; i++) {
            spiked[i] = 50;
        }

        Episodes calm = Episodes.of(scores, 5, MINUTE, Episodes.Rule.DEFAULT);
        Episodes troubled = Episodes.of(spiked, 5, MINUTE, Episodes.Rule.DEFAULT);

        assertThat(troubled.strength(4)).isCloseTo(calm.strength(4), within(1.5));
    }

    @Test
    void scores_that_are_all_equal_or_a_handful_are_borne() {
        Episodes equal = Episodes.of(new double[200], 0, MINUTE, Episodes.Rule.DEFAULT);
        Episodes four = Episodes.of(new double[] {1, 2, 3, 4}, 4, MINUTE, Episodes.Rule.DEFAULT);

        assertThat(equal.weeks(3)).isPositive().isFinite();
        assertThat(equal.strength(1)).isFinite();
        assertThat(four.weeks(1e300)).isPositive().isFinite();
    }

    @Test
    void what_was_written_is_read_and_damage_is_told() throws IOException {
        Episodes episodes = learnt(2_000, 1);
        var bytes = new ByteArrayOutputStream();
        episodes.write(new DataOutputStream(bytes));

        Episodes read = Episodes.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        byte[] damaged = bytes.toByteArray();
        damaged[3] = 99;

        assertThat(read.weeks(2)).isEqualTo(episodes.weeks(2));
        assertThat(read.strength(20)).isEqualTo(episodes.strength(20));
        assertThatThrownBy(() -> Episodes.read(new DataInputStream(new ByteArrayInputStream(damaged))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("99 levels");
    }
}
