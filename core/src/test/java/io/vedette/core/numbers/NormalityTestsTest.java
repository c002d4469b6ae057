// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// Expected values of Shapiro–Wilk: `scipy.stats.shapiro` of SciPy 1.17.1. Of Lilliefors:
/// `statsmodels.stats.diagnostic.lilliefors(x, pvalmethod="approx")` of statsmodels 0.13.5, which uses the formula of
/// Dallal and Wilkinson and is only meant for p below 0.1.
class NormalityTestsTest {
    /// Weights of eleven men: the example of Shapiro & Wilk (1965), who print W = 0.79.
    private static final double[] MEN = {148, 154, 158, 160, 161, 162, 166, 170, 182, 195, 236};

    private static final double[] WOMEN = {58, 59, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72};
    private static final double[] SKEWED = {
        0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.35, 0.5, 0.6, 0.8, 0.9, 1.2, 1.5, 1.9, 2.4, 3.0, 4.1, 5.5
    };
    private static final double[] SEVEN = {1.2, 1.9, 2.1, 2.2, 3.5, 9.7, 2.0};

    private static void assertShapiro(double[] values, double w, double p) {
        NormalityTest found = ShapiroWilk.of(values);
        assertThat(found.statistic()).isCloseTo(w, within(1e-7));
        assertThat(found.p()).isCloseTo(p, within(1e-5));
    }

    private static double[] bentNormal(int n, double bend) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            double z = Normal.quantile((i + 0.5) / n);
            values[i] = z + bend * z * z * z;
        }
        return values;
    }

    @Test
    void shapiro_wilk_agrees_with_scipy_on_the_classic_example() {
        assertShapiro(MEN, 0.7888146948631716, 0.006703814061898823);
    }

    @Test
    void shapiro_wilk_agrees_with_scipy_on_even_spacing() {
        assertShapiro(WOMEN, 0.963593490193899, 0.7545333025106032);
    }

    @Test
    void shapiro_wilk_agrees_with_scipy_on_the_smallest_samples() {
        assertShapiro(new double[] {1, 2, 4}, 0.9642857142857142, 0.6368868450289689);
        assertShapiro(new double[] {0.3, 0.1, 0.9, 0.7, 2.5}, 0.8409518897266728, 0.16757028068949759);
        assertShapiro(SEVEN, 0.653126131304707, 0.0011165764603446912);
    }

    @Test
    void shapiro_wilk_agrees_with_scipy_on_a_skewed_sample() {
        assertShapiro(SKEWED, 0.8036263341282883, 0.0017097918130936508);
    }

    @Test
    void shapiro_wilk_agrees_with_scipy_on_two_thousand_values() {
        assertShapiro(bentNormal(2000, 0.02), 0.9981179344989866, 0.020550075695749192);
    }

    @Test
    void shapiro_wilk_ignores_order_scale_and_place() {
        double[] moved = Arrays.stream(SKEWED).map(x -> 1e6 - 1e-3 * x).toArray();

        assertThat(ShapiroWilk.of(moved).statistic())
                .isCloseTo(ShapiroWilk.of(SKEWED).statistic(), within(1e-6));
    }

    @Test
    void shapiro_wilk_says_what_it_cannot_test() {
        assertThatThrownBy(() -> ShapiroWilk.of(new double[] {1, 2}))
                .hasMessage("values must hold 3 to 5000 numbers, was 2");
        assertThatThrownBy(() -> ShapiroWilk.of(new double[] {7, 7, 7}))
                .hasMessage("values must not all be equal, all were 7.0");
    }

    @Test
    void lilliefors_agrees_with_statsmodels_below_a_tenth() {
        NormalityTest men = Lilliefors.of(MEN);
        assertThat(men.statistic()).isCloseTo(0.25921535714887756, within(1e-12));
        assertThat(men.p()).isCloseTo(0.03740762180003083, within(1e-9));

        NormalityTest seven = Lilliefors.of(SEVEN);
        assertThat(seven.statistic()).isCloseTo(0.3512993724390928, within(1e-12));
        assertThat(seven.p()).isCloseTo(0.009219186438901928, within(1e-9));

        assertThat(Lilliefors.of(SKEWED).p()).isCloseTo(0.029834784928940813, within(1e-9));
    }

    @Test
    void lilliefors_p_of_normal_samples_is_uniform() {
        // Above 0.1 no second implementation was at hand, so the p-values must keep their promise themselves.
        var chance = new SplittableRandom(11);
        int samples = 4000;
        int[] below = new int[4];
        for (int i = 0; i < samples; i++) {
            double p = Lilliefors.of(chance.doubles(40).map(Normal::quantile).toArray())
                    .p();
            below[0] += p < 0.05 ? 1 : 0;
            below[1] += p < 0.2 ? 1 : 0;
            below[2] += p < 0.5 ? 1 : 0;
            below[3] += p < 0.8 ? 1 : 0;
        }
        assertThat(below[0] / (double) samples).as("seed 11, p < 0.05").isCloseTo(0.05, within(0.015));
        assertThat(below[1] / (double) samples).as("seed 11, p < 0.2").isCloseTo(0.2, within(0.03));
        assertThat(below[2] / (double) samples).as("seed 11, p < 0.5").isCloseTo(0.5, within(0.05));
        assertThat(below[3] / (double) samples).as("seed 11, p < 0.8").isCloseTo(0.8, within(0.05));
    }

    @Test
    void lilliefors_rejects_ten_thousand_exponential_values() {
        double[] values = new SplittableRandom(3)
                .doubles(10_000)
                .map(u -> -Math.log(1 - u))
                .toArray();

        assertThat(Lilliefors.of(values).p()).isLessThan(1e-6);
    }

    @Test
    void lilliefors_says_what_it_cannot_test() {
        assertThatThrownBy(() -> Lilliefors.of(new double[4])).hasMessage("values must hold 5 numbers or more, was 4");
        assertThatThrownBy(() -> Lilliefors.of(new double[9])).hasMessageContaining("must not all be equal");
    }
}
