// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Silence;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HearingTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Entity ENTITY = new Entity("host", "web");

    private final Hearing hearing = new Hearing(ENTITY, 60 * SECOND);
    private final List<Fact> told = new ArrayList<>();

    /// A tick a second.
    private void listen(long from, long to, long stepSeconds) {
        for (long second = from; second <= to; second++) {
            if (hearing.wakeAt() <= second * SECOND) {
                hearing.wake(second * SECOND, stepSeconds * SECOND, told::add);
            }
        }
    }

    private void speak(long from, long to, long stepSeconds) {
        for (long second = from; second <= to; second++) {
            if (second % stepSeconds == 0) {
                hearing.heard(second * SECOND);
            }
            listen(second, second, stepSeconds);
        }
    }

    @Test
    void silence_is_told_once_when_patience_is_over() {
        speak(1_000, 1_100, 10);
        listen(1_101, 1_160, 10);
        assertThat(told).isEmpty();

        listen(1_161, 5_000, 10);

        assertThat(told).containsExactly(new Silence(ENTITY, 1_161 * SECOND, 1_100 * SECOND, 10 * SECOND));
    }

    @Test
    void patience_is_five_steps_at_least() {
        speak(900, 2_100, 300);
        listen(2_101, 2_100 + 1_500, 300);
        assertThat(told).isEmpty();

        listen(3_601, 3_601, 300);

        assertThat(told).hasSize(1);
    }

    @Test
    void word_ends_the_silence_and_the_next_one_is_told_again() {
        speak(1_000, 1_100, 10);
        listen(1_101, 1_300, 10);
        speak(1_300, 1_400, 10);
        listen(1_401, 1_600, 10);

        assertThat(told).hasSize(2);
    }

    @Test
    void history_that_is_back_filled_never_falls_silent() {
        listen(100_000, 100_000, 10);
        for (int second = 0; second < 1_000; second++) {
            hearing.heard(second * SECOND);
        }
        listen(100_001, 101_000, 10);

        assertThat(told).isEmpty();
    }

    @Test
    void our_own_absence_is_not_its_silence() {
        speak(1_000, 1_100, 10);

        listen(5_000, 5_060, 10);
        assertThat(told).isEmpty();
        listen(5_061, 5_061, 10);

        assertThat(told).hasSize(1);
    }

    @Test
    void nothing_is_silent_before_its_step_is_known() {
        hearing.heard(1_000 * SECOND);
        listen(1_000, 2_000, 0);

        assertThat(told).isEmpty();
    }
}
