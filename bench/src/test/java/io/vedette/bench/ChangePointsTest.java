// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.bench.ChangePoints.Profile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ChangePointsTest {
    private static boolean[] at(int... rows) {
        boolean[] flags = new boolean[500];
        for (int row : rows) {
            flags[row] = true;
        }
        return flags;
    }

    private static double score(Profile profile, boolean[] told) {
        var changes = new ChangePoints(profile);
        changes.take(at(100, 300), told);
        return changes.score();
    }

    @ParameterizedTest
    @EnumSource(Profile.class)
    void nothing_told_is_worth_nothing_and_all_told_at_once_a_hundred(Profile profile) {
        assertThat(score(profile, at())).isCloseTo(0, within(1e-9));
        assertThat(score(profile, at(100, 300))).isCloseTo(100, within(1e-9));
    }

    @Test
    void told_late_is_worth_less_and_told_twice_no_more() {
        double late = score(Profile.STANDARD, at(150, 300));

        // x = -10/60, so (2 / (1 + e^(-5/6)) - 1) / (2 / (1 + e^-5) - 1) = 0.3997 of one of two, and a miss costs one.
        assertThat(late).isCloseTo(100 * (0.39967 + 1 + 2) / 4, within(0.01));
        assertThat(score(Profile.STANDARD, at(150, 155, 300, 310))).isCloseTo(late, within(1e-9));
    }

    @Test
    void told_before_any_change_costs_the_whole_false_alarm_and_shortly_after_a_window_little() {
        assertThat(score(Profile.STANDARD, at(20, 100, 300))).isCloseTo(100 * (4 - 0.11) / 4, within(1e-9));
        assertThat(score(Profile.LOW_FP, at(20, 100, 300))).isCloseTo(100 * (4 - 0.22) / 4, within(1e-9));
        assertThat(score(Profile.STANDARD, at(100, 160, 300))).isBetween(99.0, 100.0);
    }
}
