// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Percentage.withPercentage;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/// What the speed table is measured with.
final class SpeedTest {
    @Test
    void things_weigh_what_they_hold() throws IOException {
        long bytes = Heap.each(50, () -> new byte[100_000]);

        assertThat(bytes).isCloseTo(100_000, withPercentage(5));
    }

    @Test
    void rows_are_the_same_whenever_they_are_made() {
        assertThat(SyntheticRows.of(50, 20, 1)).isDeepEqualTo(SyntheticRows.of(50, 20, 1));
        assertThat(SyntheticRows.of(50, 20, 1)[0]).isNotEqualTo(SyntheticRows.of(50, 20, 2)[0]);
    }

    @Test
    void noisy_bodies_repeat_what_they_said_and_counters_only_grow() throws IOException {
        var once = ReceiveBodies.noisy("a");

        assertThat(once.remoteWrite(0, 400, 60_000))
                .isEqualTo(ReceiveBodies.noisy("a").remoteWrite(0, 400, 60_000));
        for (long minute = 0; minute < 1_000; minute++) {
            assertThat(once.value(3, (minute + 1) * 60_000)).isGreaterThanOrEqualTo(once.value(3, minute * 60_000));
        }
    }
}
