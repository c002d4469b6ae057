// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PotTailTest {
    private static double[] exponential(int n, long seed) {
        return new SplittableRandom(seed).doubles(n).map(u -> -Math.log(1 - u)).toArray();
    }

    /// P(X > x) = (1 + 0.4 x)^(−2.5): shape 0.4.
    private static double[] heavy(int n, long seed) {
        return new SplittableRandom(seed)
                .doubles(n)
                .map(u -> (Math.pow(1 - u, -0.4) - 1) / 0.4)
                .toArray();
    }

    @Test
    void threshold_of_an_exponential_tail_is_near_the_true_one() {
        PotTail tail = PotTail.fit(exponential(10_000, 1));

        assertThat(tail.quantile(1e-4)).isCloseTo(-Math.log(1e-4), withinPercentage(25));
        assertThat(tail.quantile(0.3)).isCloseTo(-Math.log(0.3), withinPercentage(5));
    }

    @Test
    void threshold_of_a_heavy_tail_is_near_the_true_one() {
        double truth = (Math.pow(1e-4, -0.4) - 1) / 0.4;

        double[] ratios = LongStream.range(0, 21)
                .mapToDouble(seed -> PotTail.fit(heavy(10_000, 100 + seed)).quantile(1e-4) / truth)
                .toArray();

        assertThat(Quantiles.median(ratios)).isCloseTo(1, within(0.15));
        assertThat(Arrays.stream(ratios)).allSatisfy(ratio -> assertThat(ratio).isBetween(0.48, 2.1));
    }

    @Test
    void share_of_unseen_values_below_p_is_p() {
        PotTail tail = PotTail.fit(heavy(20_000, 3));

        double[] surprises = Arrays.stream(heavy(200_000, 4)).map(tail::pValue).toArray();

        assertThat(Arrays.stream(surprises).filter(p -> p < 0.1).count() / 200_000.0)
                .isCloseTo(0.1, within(0.01));
        assertThat(Arrays.stream(surprises).filter(p -> p < 1e-3).count() / 200_000.0)
                .isCloseTo(1e-3, within(4e-4));
    }

    @Test
    void quantile_undoes_p_value() {
        PotTail tail = PotTail.fit(exponential(3000, 5));

        for (double p : new double[] {0.9, 0.5, 0.1, 0.021, 0.019, 1e-3, 1e-8}) {
            assertThat(tail.pValue(tail.quantile(p))).isCloseTo(p, withinPercentage(1e-6));
        }
    }

    @Test
    void larger_values_are_never_more_probable() {
        PotTail tail = PotTail.fit(exponential(500, 6));

        double last = 1;
        for (double value = -1; value < 30; value += 0.01) {
            double p = tail.pValue(value);
            assertThat(p).isPositive().isLessThanOrEqualTo(last);
            last = p;
        }
    }

    @Test
    void tail_that_ends_is_never_called_impossible() {
        PotTail tail = PotTail.fit(new SplittableRandom(7).doubles(10_000).toArray());

        assertThat(tail.shape()).isNegative();
        assertThat(tail.pValue(0.999)).isBetween(0.001, 0.005);
        assertThat(tail.pValue(1.01)).isBetween(1e-8, 0.005);
        assertThat(tail.pValue(1.1)).isPositive();
    }

    @Test
    void quantile_of_a_tail_that_ends_is_the_inverse_of_its_p_value() {
        PotTail tail = PotTail.fit(new SplittableRandom(7).doubles(10_000).toArray());

        for (double p = 1e-8; p < 0.5; p *= 1.3) {
            assertThat(tail.pValue(tail.quantile(p)))
                    .isCloseTo(p, org.assertj.core.data.Percentage.withPercentage(0.1));
        }
    }

    @Test
    void share_of_unseen_values_is_p_on_average_where_peaks_are_few() {
        double exponential = 0;
        double ending = 0;
        for (int seed = 1; seed <= 200; seed++) {
            exponential += Math.exp(-PotTail.fit(exponential(1_000, seed)).quantile(1e-3)) / 200;
            double[] even = new SplittableRandom(seed).doubles(1_000).toArray();
            ending += Math.max(0, 1 - PotTail.fit(even).quantile(1e-3)) / 200;
        }
        assertThat(exponential).isBetween(1e-3 / 1.5, 1.5e-3);
        assertThat(ending).isBetween(1e-4, 1.5e-3);
    }

    @Test
    void constant_sample_is_not_surprised_by_itself() {
        double[] values = new double[100];
        Arrays.fill(values, 42);
        PotTail tail = PotTail.fit(values);

        assertThat(tail.pValue(42)).isEqualTo(1);
        assertThat(tail.pValue(41)).isEqualTo(1);
        assertThat(tail.pValue(43)).isLessThan(1e-100);
    }

    @Test
    void ties_keep_their_share() {
        double[] values = new double[1000];
        Arrays.fill(values, 900, 1000, 5);
        PotTail tail = PotTail.fit(values);

        assertThat(tail.pValue(5)).isCloseTo(0.1, within(0.03));
        assertThat(tail.pValue(6)).isLessThan(0.01);
        assertThat(tail.pValue(0)).isEqualTo(1);
    }

    @Test
    void few_values_give_a_cautious_tail() {
        PotTail one = PotTail.fit(new double[] {3});
        PotTail five = PotTail.fit(new double[] {1, 2, 3, 4, 5});

        assertThat(one.pValue(3)).isEqualTo(1);
        assertThat(one.quantile(0.5)).isFinite();
        assertThat(five.pValue(6)).isBetween(0.01, 0.5);
    }

    @Test
    void what_is_not_finite_is_refused() {
        assertThatThrownBy(() -> PotTail.fit(new double[] {1, Double.NaN})).hasMessageContaining("finite");
        assertThatThrownBy(() -> PotTail.fit(new double[0])).hasMessageContaining("1 or more");
    }

    @Test
    void tail_comes_back_as_it_was_written() throws IOException {
        PotTail tail = PotTail.fit(heavy(1000, 8));
        var bytes = new ByteArrayOutputStream();
        tail.write(new DataOutputStream(bytes));

        PotTail read = PotTail.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read.pValue(7)).isEqualTo(tail.pValue(7));
        assertThat(read.quantile(0.6)).isEqualTo(tail.quantile(0.6));
    }

    @Test
    void damaged_tail_is_refused() {
        byte[] zeros = new byte[68 * 8];

        assertThatThrownBy(() -> PotTail.read(new DataInputStream(new ByteArrayInputStream(zeros))))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("tail is damaged");
    }
}
