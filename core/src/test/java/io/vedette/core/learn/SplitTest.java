// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void last_share_of_the_rows_tests() {
        Split split = Split.last(0.2, LongStream.range(1_000, 1_100).toArray());

        assertThat(split).isEqualTo(new Split(1_000, 1_080, 1_080, 1_100));
    }

    @Test
    void every_row_either_trains_or_tests_and_training_comes_first() {
        for (long seed = 1; seed <= 200; seed++) {
            var chance = new SplittableRandom(seed);
            long[] nanos = chance.longs(2 + chance.nextInt(300), 0, 1_000_000)
                    .sorted()
                    .distinct()
                    .toArray();
            if (nanos.length < 2) {
                continue;
            }
            Split split = Split.last(chance.nextDouble(0.05, 0.5), nanos);
            long lastTraining = LongStream.of(nanos).filter(split::trains).max().orElseThrow();
            long firstTest = LongStream.of(nanos).filter(split::tests).min().orElseThrow();

            assertThat(lastTraining).as("seed %d", seed).isLessThan(firstTest);
            assertThat(LongStream.of(nanos)).as("seed %d", seed).allMatch(row -> split.trains(row) != split.tests(row));
        }
    }

    @Test
    void dates_may_leave_a_hole_between_training_and_test() {
        Split split = new Split(0, 10, 20, 30);

        assertThat(split.trains(9)).isTrue();
        assertThat(split.trains(10)).isFalse();
        assertThat(split.tests(15)).isFalse();
        assertThat(split.tests(20)).isTrue();
        assertThat(split.tests(30)).isFalse();
    }

    @Test
    void stretches_that_are_empty_or_overlap_are_refused() {
        assertThatThrownBy(() -> new Split(10, 10, 20, 30)).hasMessageContaining("training stretch is empty");
        assertThatThrownBy(() -> new Split(0, 10, 30, 30)).hasMessageContaining("test stretch is empty");
        assertThatThrownBy(() -> new Split(0, 10, 9, 30)).hasMessageContaining("must not begin before");
    }

    @Test
    void single_row_cannot_be_split() {
        assertThatThrownBy(() -> Split.last(0.2, new long[] {5}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 rows");
        assertThatThrownBy(() -> Split.last(0.2, new long[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("2 rows");
    }
}
