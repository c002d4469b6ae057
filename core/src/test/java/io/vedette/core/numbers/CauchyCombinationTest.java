// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CauchyCombinationTest {
    @ParameterizedTest
    @ValueSource(doubles = {1e-12, 1e-6, 0.01, 0.3, 0.5, 0.9})
    void p_values_that_are_all_the_same_are_that_one(double p) {
        assertThat(CauchyCombination.of(p, p, p)).isCloseTo(p, within(1e-9 * p + 1e-15));
        assertThat(CauchyCombination.of(p)).isCloseTo(p, within(1e-9 * p + 1e-15));
    }

    @Test
    void one_that_is_sure_outweighs_four_that_see_nothing_but_for_a_factor_of_five() {
        assertThat(CauchyCombination.of(1e-9, 0.5, 0.5, 0.5, 0.5)).isCloseTo(5e-9, within(1e-12));
    }

    @Test
    void nothing_is_told_where_all_see_nothing() {
        assertThat(CauchyCombination.of(1, 1, 1)).isGreaterThan(0.99);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.9, 0.99, 1})
    void share_below_a_level_is_the_level_however_they_depend(double together) {
        var chance = new SplittableRandom(7);
        int below = 0;
        int count = 200_000;
        for (int i = 0; i < count; i++) {
            double common = chance.nextGaussian();
            double[] p = new double[4];
            for (int j = 0; j < p.length; j++) {
                double z = Math.sqrt(together) * common + Math.sqrt(1 - together) * chance.nextGaussian();
                p[j] = Math.clamp(Normal.upperTail(z), 0, 1);
            }
            below += CauchyCombination.of(p) < 0.001 ? 1 : 0;
        }
        assertThat((double) below / count).isBetween(0.001 / 1.5, 0.001 * 1.5);
    }

    @Test
    void impossible_p_values_are_refused() {
        assertThatThrownBy(() -> CauchyCombination.of(0.5, 1.1)).hasMessageContaining("p must lie in 0 to 1, was 1.1");
        assertThatThrownBy(CauchyCombination::of).hasMessageContaining("1 or more");
        assertThat(CauchyCombination.of(0, 1)).isPositive().isLessThan(1e-290);
    }
}
