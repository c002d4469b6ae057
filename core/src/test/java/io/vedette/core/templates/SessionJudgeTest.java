// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SessionJudgeTest {
    /// Sessions of three kinds, with repeats and in any order.
    private static List<int[]> usual(int count) {
        int[][] kinds = {{1, 2, 3}, {1, 2, 3, 4}, {1, 5}};
        var random = new Random(1);
        var sessions = new ArrayList<int[]>();
        for (int i = 0; i < count; i++) {
            int[] kind = kinds[random.nextInt(3)];
            int[] all = Arrays.copyOf(kind, 20);
            for (int at = kind.length; at < all.length; at++) {
                all[at] = kind[random.nextInt(kind.length)];
            }
            sessions.add(all);
        }
        return sessions;
    }

    @Test
    void known_set_scores_nothing_whatever_its_order_and_counts() {
        SessionJudge judge = SessionJudge.fit(usual(2000), SessionSettings.DEFAULT);

        assertThat(judge.score(new int[] {3, 2, 2, 1, 1})).isZero();
        assertThat(judge.isStrange(new int[] {3, 2, 2, 1, 1})).isFalse();
    }

    @Test
    void missing_template_makes_a_session_strange() {
        SessionJudge judge = SessionJudge.fit(usual(2000), SessionSettings.DEFAULT);

        assertThat(judge.score(new int[] {1, 3, 4})).isEqualTo(2);
        assertThat(judge.isStrange(new int[] {1, 3, 4})).isTrue();
    }

    @Test
    void template_never_seen_weighs_most() {
        SessionJudge judge = SessionJudge.fit(usual(2000), SessionSettings.DEFAULT);

        assertThat(judge.score(new int[] {1, 5, 99, 99})).isEqualTo(12);
    }

    @Test
    void anomalies_in_the_training_do_not_blind_it() {
        List<int[]> sessions = new ArrayList<>(usual(2000));
        for (int i = 0; i < 40; i++) {
            sessions.add(i * 50, new int[] {1, 7, 100 + i});
        }

        SessionJudge judge = SessionJudge.fit(sessions, SessionSettings.DEFAULT);

        assertThat(judge.isStrange(new int[] {1, 7, 100})).isTrue();
        assertThat(judge.suspects()).isEqualTo(0.02);
    }

    @Test
    void nothing_is_left_out_of_a_clean_training() {
        SessionJudge judge = SessionJudge.fit(usual(2000), SessionSettings.DEFAULT);

        assertThat(judge.suspects()).isZero();
        assertThat(judge.isStrange(new int[] {1, 5, 99})).isTrue();
    }

    @Test
    void judge_judges_the_same_after_a_restart() throws IOException {
        SessionJudge judge = SessionJudge.fit(usual(2000), SessionSettings.DEFAULT);
        var bytes = new ByteArrayOutputStream();
        judge.save(new DataOutputStream(bytes));

        SessionJudge again = SessionJudge.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(again.threshold()).isEqualTo(judge.threshold());
        assertThat(again.suspects()).isEqualTo(judge.suspects());
        for (int[] session : List.of(new int[] {1, 5}, new int[] {1, 3, 4}, new int[] {99})) {
            assertThat(again.score(session)).isEqualTo(judge.score(session));
        }
    }

    @Test
    void too_few_sessions_are_refused() {
        assertThatThrownBy(() -> SessionJudge.fit(usual(4), SessionSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sessions must be 5 or more, was 4");
    }
}
