// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BucketsTest {
    private static final double[] BOUNDS = {0, 1, 2, 4, 8, 16};

    private static Buckets counted(double[] values) {
        double[] counts = new double[BOUNDS.length + 1];
        for (double value : values) {
            int bucket = 0;
            while (bucket < BOUNDS.length && value > BOUNDS[bucket]) {
                bucket++;
            }
            counts[bucket]++;
        }
        return Buckets.between(BOUNDS, counts);
    }

    @Test
    void quantile_lies_in_the_bucket_of_the_sorted_value() {
        Random random = new Random(3);
        for (int round = 0; round < 200; round++) {
            double[] values = random.doubles(1 + random.nextInt(300), 0.001, 16).toArray();
            Arrays.sort(values);
            double share = 0.01 + 0.98 * random.nextDouble();
            double exact = values[(int) Math.ceil(share * values.length) - 1];

            double told = counted(values).quantile(share);

            int bucket = Arrays.binarySearch(BOUNDS, exact);
            int upper = bucket >= 0 ? bucket : -bucket - 1;
            assertThat(told).isBetween(BOUNDS[upper - 1], BOUNDS[upper]);
        }
    }

    @Test
    void what_was_added_is_what_was_added() {
        Random random = new Random(4);
        for (int round = 0; round < 200; round++) {
            double[] first = random.doubles(1 + random.nextInt(50), 0, 20).toArray();
            double[] second = random.doubles(random.nextInt(50), 0, 20).toArray();
            double[] both = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, both, first.length, second.length);

            Buckets added = counted(both).since(counted(first));

            assertThat(added.counts()).isEqualTo(counted(second).counts());
        }
    }

    @Test
    void count_that_began_anew_is_all_new() {
        Buckets before = counted(new double[] {1, 1, 5});
        Buckets after = counted(new double[] {5});

        assertThat(after.since(before)).isSameAs(after);
    }

    @Test
    void first_count_tells_nothing_of_what_was_added() {
        assertThat(counted(new double[] {1}).since(Buckets.NONE).isEmpty()).isTrue();
    }

    @Test
    void sparse_buckets_are_matched_by_their_bounds() {
        Buckets before = new Buckets(new double[] {1, 4}, new double[] {2, 8}, new double[] {3, 1});
        Buckets after = new Buckets(new double[] {1, 2, 4}, new double[] {2, 4, 8}, new double[] {3, 5, 2});

        assertThat(after.since(before).counts()).containsExactly(0, 5, 1);
        assertThat(before.since(after)).isSameAs(before);
    }

    @Test
    void edges_without_end_give_their_finite_side() {
        assertThat(counted(new double[] {99}).quantile(0.5)).isEqualTo(16);
        assertThat(counted(new double[] {-3}).quantile(0.5)).isEqualTo(0);
        assertThat(Buckets.between(new double[] {10}, new double[] {4, 0}).quantile(0.5))
                .isCloseTo(5, within(1e-12));
        assertThat(counted(new double[] {}).quantile(0.5)).isNaN();
    }
}
