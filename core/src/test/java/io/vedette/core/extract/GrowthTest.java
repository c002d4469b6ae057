// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class GrowthTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void a_total_in_hundredths_grows_by_hundredths() {
        assertThat(Growth.perSecond(123_455.51, 123_456.78, 15 * SECOND)).isEqualTo(127 / 1_500.0);
    }

    @Test
    void a_total_that_did_not_grow_has_a_rate_of_zero() {
        assertThat(Growth.perSecond(7, 7, SECOND)).isZero();
        assertThat(Growth.perSecond(8, 7, SECOND)).isZero();
    }

    @Test
    void no_rate_is_off_by_more_than_its_sixth_digit() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            double before = random.nextDouble() * Math.pow(10, random.nextInt(16));
            double grown = random.nextDouble() * Math.pow(10, random.nextInt(8) - 3);
            double now = before + grown;
            long nanos = random.nextBoolean() ? 15 * SECOND : 1 + random.nextLong(100 * SECOND);
            double exact = Math.max(0, now - before) * 1e9 / nanos;

            assertThat(Growth.perSecond(before, now, nanos))
                    .as("seed %d", seed)
                    .isCloseTo(exact, within(exact * 1e-5 + 2 * Math.ulp(now) * 1e9 / nanos));
        }
    }
}
