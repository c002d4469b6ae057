// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StratifiedExcessTest {
    private static double surprise(int[]... strata) {
        var excess = new StratifiedExcess(strata.length);
        for (int[] stratum : strata) {
            excess.add(stratum[0], stratum[1], stratum[2], stratum[3]);
        }
        return excess.surprise();
    }

    /// P(at least `both` of `chosen` are hits).
    private static double exact(int all, int marked, int chosen, int both) {
        double sum = 0;
        for (int k = both; k <= Math.min(marked, chosen); k++) {
            sum += Math.exp(choose(marked, k) + choose(all - marked, chosen - k) - choose(all, chosen));
        }
        return sum;
    }

    private static double choose(int n, int k) {
        if (k < 0 || k > n) {
            return Double.NEGATIVE_INFINITY;
        }
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += Math.log(n - k + i) - Math.log(i);
        }
        return sum;
    }

    @Test
    void bound_is_never_surer_than_the_exact_test_and_not_far_from_it() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 2_000; i++) {
            int all = 2 + random.nextInt(200);
            int marked = random.nextInt(all + 1);
            int chosen = random.nextInt(all + 1);
            int least = Math.max(0, chosen + marked - all);
            int both = least + random.nextInt(Math.min(marked, chosen) - least + 1);
            double truth = -Math.log10(Math.min(1, exact(all, marked, chosen, both)));

            double bound = surprise(new int[] {all, marked, chosen, both});

            assertThat(bound).as("%d %d %d %d", all, marked, chosen, both).isLessThanOrEqualTo(truth + 1e-6);
            boolean small = 10 * Math.min(chosen, marked) < all;
            if (small) {
                assertThat(bound).as("%d %d %d %d", all, marked, chosen, both).isGreaterThan(0.6 * truth - 1.2);
            }
        }
    }

    @Test
    void what_differs_only_between_strata_is_no_surprise() {
        // In the first stratum all are hits and most were chosen, in the second nobody is and few were.
        assertThat(surprise(new int[] {100, 100, 90, 90}, new int[] {100, 0, 5, 0}))
                .isZero();
        assertThat(surprise(new int[] {200, 100, 95, 90})).isGreaterThan(20);
    }

    @Test
    void strata_add_up() {
        int[] one = {100, 20, 20, 10};

        assertThat(surprise(one, one)).isCloseTo(2 * surprise(one), within(1e-6));
    }

    @Test
    void fewer_than_expected_are_no_surprise() {
        assertThat(surprise(new int[] {100, 50, 50, 10})).isZero();
        assertThat(surprise()).isZero();
    }
}
