// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Expected values: `scipy.stats.norm.sf` and `.ppf`.
class NormalTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, 0.460172162722971", "0.5, 0.3085375387259869", "0.7, 0.24196365222307303", "1, 0.15865525393145707",
        "3, 0.0013498980316300933", "5, 2.866515718791933e-07", "6, 9.865876450376946e-10", "10, 7.61985302416047e-24",
        "37, 5.7255712225239266e-300", "-1, 0.8413447460685429"
    })
    void upper_tail_agrees_with_scipy(double z, double p) {
        assertThat(Normal.upperTail(z)).isCloseTo(p, withinPercentage(1e-10));
    }

    @ParameterizedTest
    @CsvSource({
        "1e-300, -37.0470962993612",
        "1e-20, -9.262340089798409",
        "1e-05, -4.264890793922825",
        "0.01, -2.3263478740408408",
        "0.3, -0.5244005127080409",
        "0.8, 0.8416212335729143",
        "0.999, 3.090232306167813"
    })
    void quantile_agrees_with_scipy(double p, double z) {
        assertThat(Normal.quantile(p)).isCloseTo(z, withinPercentage(1e-10));
    }

    @Test
    void quantile_of_a_half_is_nought() {
        assertThat(Normal.quantile(0.5)).isCloseTo(0, within(1e-15));
    }
}
