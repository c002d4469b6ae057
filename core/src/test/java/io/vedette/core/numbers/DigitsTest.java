// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class DigitsTest {
    @Test
    void six_digits_are_kept() {
        assertThat(Digits.six(12.3456789)).isEqualTo(12.3457);
        assertThat(Digits.six(-0.00123456789)).isEqualTo(-0.00123457);
        assertThat(Digits.six(1_234_567.89)).isEqualTo(1_234_568);
        assertThat(Digits.six(0)).isZero();
        assertThat(Digits.six(1e300)).isEqualTo(1e300);
        assertThat(Digits.six(1.23456789e-20)).isEqualTo(1.23456789e-20);
    }

    @Test
    void what_is_left_out_is_less_than_a_part_in_two_hundred_thousand() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            double value = random.nextGaussian() * Math.pow(10, random.nextInt(24) - 12);

            assertThat(Digits.six(value)).as("seed %d", seed).isCloseTo(value, within(Math.abs(value) * 5.1e-6));
        }
    }

    @Test
    void the_places_of_a_difference_are_those_of_its_ends() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            int places = random.nextInt(4);
            double ten = Digits.ten(places);
            double before = random.nextInt(1_000_000_000) / ten;
            double grown = (1 + 10 * random.nextInt(100_000)) / ten;
            double now = Math.rint((before + grown) * ten) / ten;

            assertThat(Digits.places(now - before, now)).as("seed %d", seed).isEqualTo(places);
        }
    }

    @Test
    void a_difference_with_all_its_digits_has_no_places() {
        assertThat(Digits.places(Math.PI, 10)).isEqualTo(-1);
    }
}
