// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CoreTest {
    private static final int COLUMNS = 40_000;

    private static double widest(double... values) {
        return new Core(values, values.length, 0).widest();
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 6, 7, 8, 10, 12, 30})
    void of_normal_levels_hardly_ever_one_is_odd(int members) {
        var chance = new SplittableRandom(members);
        int odd = 0;
        for (int i = 0; i < COLUMNS; i++) {
            double[] values =
                    chance.doubles(members).map(_ -> chance.nextGaussian()).toArray();
            odd += widest(values) >= 1 ? 1 : 0;
        }
        assertThat(odd).isLessThan(COLUMNS * 15 / 10_000);
    }

    @Test
    void more_than_a_fifth_are_another_role() {
        assertThat(widest(40, 41, 42, 43, 44, 41, 42, 43, 93, 94)).isGreaterThan(1);
        assertThat(widest(40, 41, 42, 43, 44, 41, 42, 92, 93, 94)).isLessThan(1);
    }

    @Test
    void levels_of_all_sizes_are_compared_by_their_logarithms() {
        double[] values = new double[20];
        Arrays.setAll(values, i -> Math.exp(0.35 * i));
        assertThat(widest(values)).isLessThan(1);
        values[19] = 1e9;
        assertThat(widest(values)).isGreaterThan(1);
    }

    @Test
    void those_that_are_not_odd_are_counted_and_their_range_told() {
        Core core = new Core(new double[] {41, 93, 38, 44, 40, 42, 43}, 7, 0);

        assertThat(core.others()).isEqualTo(6);
        assertThat(core.range().low()).isEqualTo(38);
        assertThat(core.range().high()).isEqualTo(44);
        assertThat(core.distance(93)).isGreaterThan(1);
        assertThat(core.distance(0)).isGreaterThan(1);
    }
}
