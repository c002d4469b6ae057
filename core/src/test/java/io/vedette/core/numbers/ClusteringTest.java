// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClusteringTest {
    private static double[] chance(int n, long seed) {
        return new SplittableRandom(seed).doubles(n).toArray();
    }

    @Test
    void independent_values_count_one_each() {
        for (long seed = 1; seed <= 10; seed++) {
            assertThat(Clustering.beyond(chance(20_000, seed), 0.98, 1))
                    .as("seed %d", seed)
                    .isBetween(1.0, 1.3);
        }
    }

    /// A value that stays for 25 rows says once what it says 25 times.
    @Test
    void values_that_stay_for_a_while_count_one_a_stay() {
        for (long seed = 1; seed <= 10; seed++) {
            double[] each = chance(4_000, seed);
            double[] values = new double[100_000];
            Arrays.setAll(values, t -> each[t / 25]);

            assertThat(Clustering.beyond(values, 0.95, 25)).as("seed %d", seed).isBetween(18.0, 32.0);
        }
    }

    @Test
    void memory_is_seen_through_noise_that_breaks_its_runs() {
        var random = new SplittableRandom(3);
        double[] values = new double[40_000];
        double slow = 0;
        for (int t = 0; t < values.length; t++) {
            slow = 0.98 * slow + 0.2 * random.nextGaussian();
            values[t] = slow + 0.5 * random.nextGaussian();
        }

        assertThat(Clustering.beyond(values, Quantiles.of(values, 0.95), 1)).isGreaterThan(5);
    }

    @Test
    void nothing_beyond_the_line_or_everything_is_no_cluster() {
        assertThat(Clustering.beyond(chance(100, 4), 2, 8)).isEqualTo(1);
        assertThat(Clustering.beyond(chance(100, 4), -1, 8)).isEqualTo(1);
    }
}
