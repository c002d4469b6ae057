// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SampleTest {
    @Test
    void quantiles_interpolate_as_r_type_seven_does() {
        double[] values = {9, 1, 4, 2};

        assertThat(Quantiles.of(values, 0)).isEqualTo(1);
        assertThat(Quantiles.of(values, 0.25)).isEqualTo(1.75);
        assertThat(Quantiles.of(values, 0.5)).isEqualTo(3);
        assertThat(Quantiles.of(values, 0.9)).isCloseTo(7.5, within(1e-12));
        assertThat(Quantiles.of(values, 1)).isEqualTo(9);
    }

    @Test
    void quantiles_leave_the_input_as_it_was() {
        double[] values = {9, 1, 4, 2};

        Quantiles.median(values);

        assertThat(values).containsExactly(9, 1, 4, 2);
    }

    @Test
    void quantile_of_nothing_is_refused() {
        assertThatThrownBy(() -> Quantiles.median(new double[0])).hasMessageContaining("1 number or more");
        assertThatThrownBy(() -> Quantiles.of(new double[] {1}, 1.5)).hasMessage("p must lie in 0 to 1, was 1.5");
    }

    @Test
    void robust_spread_shrugs_off_a_minority() {
        RobustSpread spread = RobustSpread.of(new double[] {9, 10, 11, 10, 12, 1e9, -1e9});

        assertThat(spread.median()).isEqualTo(10);
        assertThat(spread.sigma()).isCloseTo(1.4826, within(1e-4));
    }

    @Test
    void surprise_of_one_in_a_thousand_is_three() {
        assertThat(Surprise.of(0.001)).isCloseTo(3, within(1e-12));
        assertThat(Surprise.toP(3)).isCloseTo(0.001, within(1e-15));
    }

    @Test
    void surprise_stays_between_nought_and_sixteen() {
        assertThat(Surprise.of(0)).isEqualTo(16);
        assertThat(Surprise.of(1e-300)).isEqualTo(16);
        assertThat(Surprise.of(1)).isEqualTo(0);
        assertThatThrownBy(() -> Surprise.of(Double.NaN)).hasMessageContaining("p must lie in 0 to 1");
    }

    @Test
    void histogram_counts_both_ends() {
        Histogram histogram = Histogram.of(new double[] {0, 1, 1.5, 2, 3, 4}, 4);

        assertThat(histogram.counts()).containsExactly(1, 2, 1, 2);
        assertThat(histogram.low()).isEqualTo(0);
        assertThat(histogram.high()).isEqualTo(4);
        assertThat(histogram.binWidth()).isEqualTo(1);
    }

    @Test
    void histogram_of_equal_values_has_one_full_bin() {
        Histogram histogram = Histogram.of(new double[] {7, 7, 7}, 4);

        assertThat(histogram.low()).isEqualTo(6.5);
        assertThat(histogram.counts()).containsExactly(0, 0, 3, 0);
    }

    @Test
    void histogram_refuses_what_it_cannot_draw() {
        assertThatThrownBy(() -> Histogram.of(new double[] {1, Double.NaN}, 4)).hasMessageContaining("finite");
        assertThatThrownBy(() -> Histogram.of(new double[] {1}, 0)).hasMessage("bins must be 1 or more, was 0");
    }
}
