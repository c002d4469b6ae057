// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class LatenessTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long STEP = 10 * SECOND;

    private final Lateness lateness = new Lateness();

    private void wake(long fromSecond, long toSecond) {
        for (long second = fromSecond; second < toSecond; second++) {
            lateness.wake(second * SECOND);
        }
    }

    @Test
    void nothing_is_waited_for_until_something_is_late() {
        wake(0, 100);

        assertThat(lateness.holdNanos(STEP)).isZero();
    }

    @Test
    void twice_the_lateness_is_waited_for_while_it_grows_and_a_step_more_than_it_later() {
        wake(0, 100);
        lateness.seen(30 * SECOND);
        assertThat(lateness.holdNanos(STEP)).isEqualTo(70 * SECOND);

        wake(100, 3_601);
        lateness.seen(20 * SECOND);
        assertThat(lateness.holdNanos(STEP)).isEqualTo(40 * SECOND);

        wake(3_601, 7_201);
        assertThat(lateness.holdNanos(STEP)).isEqualTo(30 * SECOND);
        wake(7_201, 10_801);
        assertThat(lateness.holdNanos(STEP)).isZero();
    }

    @Test
    void never_more_than_ten_minutes_are_waited_for() {
        lateness.seen(601 * SECOND);
        assertThat(lateness.isSeen()).isFalse();
        lateness.seen(590 * SECOND);
        assertThat(lateness.holdNanos(STEP)).isEqualTo(600 * SECOND);
    }

    @Test
    void quiet_begins_when_nothing_was_heard_for_as_long_as_is_waited() {
        lateness.seen(5 * SECOND);
        wake(50, 70);
        assertThat(lateness.isQuiet(STEP)).isFalse();
        wake(70, 71);
        assertThat(lateness.isQuiet(STEP)).isTrue();
        lateness.heard();
        assertThat(lateness.isQuiet(STEP)).isFalse();
    }

    @Test
    void time_in_which_we_were_away_is_not_quiet() {
        lateness.seen(5 * SECOND);
        wake(50, 60);
        wake(1_000, 1_010);

        assertThat(lateness.isQuiet(STEP)).isFalse();
    }
}
