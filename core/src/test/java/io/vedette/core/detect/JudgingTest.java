// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import static io.vedette.core.detect.SmallSystem.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Judgement;
import io.vedette.core.domain.Point;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class JudgingTest {
    private static final Detector DETECTOR = SmallSystem.detector("v7");

    private static Judging warm() {
        Judging judging = new Judging(DETECTOR);
        for (int t = 0; t < 20; t++) {
            judging.judge(SmallSystem.usual(t));
        }
        return judging;
    }

    @Test
    void nothing_is_judged_until_the_window_is_full() {
        Judging judging = new Judging(DETECTOR);
        for (int t = 0; t < WINDOW - 1; t++) {
            assertThat(judging.judge(SmallSystem.usual(t))).isSameAs(Judgement.NONE);
        }
        assertThat(judging.judge(SmallSystem.usual(WINDOW - 1)).version()).isEqualTo("v7");
    }

    @Test
    void usual_moments_are_usual_and_broken_company_is_not() {
        Judging judging = warm();

        assertThat(judging.judge(SmallSystem.usual(20)).isUnusual()).isFalse();
        assertThat(judging.judge(SmallSystem.frame(21, 55, 250)).isUnusual()).isTrue();
    }

    @Test
    void contributions_come_largest_first_in_signals_and_sum_to_one() {
        Judgement judgement = warm().judge(SmallSystem.frame(20, 250, 600));

        assertThat(judgement.contributions()).extracting(Contribution::signal).containsExactly("load", "work");
        assertThat(judgement.contributions()).extracting(Contribution::actual).containsExactly(250.0, 600.0);
        assertThat(judgement.contributions().stream()
                        .mapToDouble(Contribution::share)
                        .sum())
                .isCloseTo(1, within(1e-9));
    }

    @Test
    void nothing_below_zero_is_expected_of_what_never_was_and_no_share_above_the_whole() {
        Judgement judgement = warm().judge(SmallSystem.frame(20, 250, -90_000));

        assertThat(judgement.contributions()).allSatisfy(contribution -> {
            assertThat(contribution.expected().low()).isNotNegative();
            assertThat(contribution.expected().high()).isNotNegative();
        });
        Contribution load = judgement.contributions().stream()
                .filter(c -> c.signal().equals("load"))
                .findFirst()
                .orElseThrow();
        assertThat(load.expected().high()).isLessThanOrEqualTo(100);
    }

    @Test
    void short_gap_of_one_signal_is_bridged() {
        Judging judging = warm();
        Frame half = Frame.of(
                SmallSystem.ENTITY,
                20 * SmallSystem.STEP,
                SmallSystem.STEP,
                List.of(new Point(
                        SmallSystem.LOAD,
                        SmallSystem.usual(19).points().getFirst().value())));

        assertThat(judging.judge(half)).isNotSameAs(Judgement.NONE);
    }

    @Test
    void frame_without_any_known_signal_is_not_judged_once_holding_is_over_and_the_window_begins_anew() {
        Judging judging = warm();
        for (int t = 20; t < 30; t++) {
            judging.judge(Frame.of(SmallSystem.ENTITY, t * SmallSystem.STEP, SmallSystem.STEP, List.of()));
        }
        assertThat(judging.judge(SmallSystem.usual(30))).isSameAs(Judgement.NONE);
        for (int t = 31; t < 30 + WINDOW - 1; t++) {
            assertThat(judging.judge(SmallSystem.usual(t))).isSameAs(Judgement.NONE);
        }
        assertThat(judging.judge(SmallSystem.usual(33))).isNotSameAs(Judgement.NONE);
    }

    @Test
    void long_absence_begins_the_window_anew() {
        assertThat(warm().judge(SmallSystem.usual(100))).isSameAs(Judgement.NONE);
    }

    @Test
    void saving_and_restoring_changes_no_judgement() throws IOException {
        Judging whole = warm();
        Judging broken = warm();
        for (int t = 20; t < 60; t++) {
            assertThat(broken.judge(SmallSystem.usual(t))).isEqualTo(whole.judge(SmallSystem.usual(t)));
            var bytes = new ByteArrayOutputStream();
            broken.save(new DataOutputStream(bytes));
            broken = new Judging(DETECTOR);
            broken.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        }
    }
}
