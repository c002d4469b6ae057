// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class InitialTransientTest {
    @Test
    void beginning_that_lies_elsewhere_is_left_out() {
        for (int seed = 1; seed <= 50; seed++) {
            assertThat(InitialTransient.length(series(new Random(seed), 40, 8), 13))
                    .as("seed %d", seed)
                    .isBetween(8, 13);
        }
    }

    @Test
    void steady_series_mostly_keeps_all() {
        int shortened = 0;
        for (int seed = 1; seed <= 50; seed++) {
            shortened += InitialTransient.length(series(new Random(seed), 60, 0), 20) > 0 ? 1 : 0;
        }
        assertThat(shortened).isLessThanOrEqualTo(10);
    }

    @Test
    void no_more_is_left_out_than_allowed() {
        assertThat(InitialTransient.length(series(new Random(1), 40, 30), 13)).isLessThanOrEqualTo(13);
        assertThat(InitialTransient.length(series(new Random(1), 40, 30), 0)).isZero();
    }

    @Test
    void constant_series_keeps_all() {
        assertThat(InitialTransient.length(new double[20], 6)).isZero();
    }

    private static double[] series(Random random, int length, int beginning) {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = random.nextGaussian() + (i < beginning ? 12 : 0);
        }
        return values;
    }
}
