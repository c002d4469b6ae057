// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class ClockSkewTest {
    @Test
    void call_that_lies_within_the_waiting_is_believed() {
        assertThat(ClockSkew.shift(100, 50, 100, 50, true)).isZero();
        assertThat(ClockSkew.shift(100, 50, 120, 10, true)).isZero();
    }

    @Test
    void call_outside_of_the_waiting_is_put_into_its_middle() {
        assertThat(20 + ClockSkew.shift(100, 50, 20, 10, true)).isEqualTo(120);
        assertThat(900 + ClockSkew.shift(100, 50, 900, 10, true)).isEqualTo(120);
    }

    @Test
    void call_that_took_longer_than_the_waiting_is_only_kept_from_beginning_too_soon() {
        assertThat(ClockSkew.shift(100, 50, 70, 80, true)).isEqualTo(30);
        assertThat(ClockSkew.shift(100, 50, 130, 80, true)).isZero();
    }

    @Test
    void message_may_be_taken_long_after_it_was_sent_but_not_before() {
        assertThat(ClockSkew.shift(100, 5, 9_000, 2, false)).isZero();
        assertThat(ClockSkew.shift(100, 5, 60, 2, false)).isEqualTo(40);
    }

    @Test
    void moved_call_always_fits_where_it_can() {
        var chance = new SplittableRandom(7);
        for (int i = 0; i < 10_000; i++) {
            long caller = chance.nextLong(1_000);
            long waited = chance.nextLong(1_000);
            long took = chance.nextLong(waited + 1);
            long told = chance.nextLong(-5_000, 5_000);
            long moved = told + ClockSkew.shift(caller, waited, told, took, true);
            assertThat(moved).as("seed 7, round %d", i).isBetween(caller, caller + waited - took);
        }
    }
}
