// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GridTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_003_456_789_012L;

    private static long[] times(long seconds, int count, double jitterShare, long seed) {
        var chance = new SplittableRandom(seed);
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = START + i * seconds * SECOND + (long) (jitterShare * seconds * SECOND * chance.nextDouble());
        }
        return nanos;
    }

    @ParameterizedTest(name = "{0} s")
    @ValueSource(longs = {1, 5, 15, 60, 300, 3_600, 86_400})
    void usual_step_is_found_through_jitter(long seconds) {
        for (long seed = 1; seed <= 50; seed++) {
            assertThat(Grid.find(times(seconds, 4, 0.05, seed)).stepNanos())
                    .as("seed %d", seed)
                    .isEqualTo(seconds * SECOND);
        }
    }

    @Test
    void one_lost_scrape_does_not_change_the_step() {
        long[] nanos = {START, START + 15 * SECOND, START + 45 * SECOND, START + 60 * SECOND};

        assertThat(Grid.find(nanos).stepNanos()).isEqualTo(15 * SECOND);
    }

    @Test
    void unusual_step_is_kept_as_it_is() {
        assertThat(Grid.find(times(37, 4, 0, 1)).stepNanos()).isEqualTo(37 * SECOND);
    }

    @Test
    void step_is_never_below_a_millisecond() {
        assertThat(Grid.find(new long[] {10, 11, 12, 13}).stepNanos()).isEqualTo(1_000_000L);
    }

    @ParameterizedTest(name = "{0} s")
    @ValueSource(longs = {1, 15, 300})
    void samples_with_jitter_fall_into_one_cell_each(long seconds) {
        long[] nanos = times(seconds, 500, 0.2, 9);
        Grid grid = Grid.find(java.util.Arrays.copyOf(nanos, 4));
        for (int i = 1; i < nanos.length; i++) {
            assertThat(grid.cell(nanos[i])).isEqualTo(grid.cell(nanos[i - 1]) + 1);
        }
    }

    @Test
    void sample_belongs_to_the_nearest_instant_also_before_the_epoch() {
        var chance = new SplittableRandom(4);
        for (int i = 0; i < 10_000; i++) {
            long step = chance.nextLong(2, 4_000 * SECOND);
            Grid grid = Grid.of(step, chance.nextLong());
            long nanos = chance.nextLong(-(1L << 60), 1L << 60);
            long cell = grid.cell(nanos);

            assertThat(Math.abs(grid.instant(cell) - nanos))
                    .as("step %d at %d", step, nanos)
                    .isLessThanOrEqualTo(step / 2 + 1);
            assertThat(grid.instant(cell + 1) - grid.instant(cell)).isEqualTo(step);
            assertThat(grid.end(cell)).isEqualTo(grid.instant(cell) + step / 2);
            assertThat(grid.phaseNanos()).isBetween(0L, step - 1);
        }
    }
}
