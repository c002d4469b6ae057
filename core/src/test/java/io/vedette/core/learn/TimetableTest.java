// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TimetableTest {
    private static final Timetable TIMETABLE = new Timetable(120, Duration.ofDays(1));
    private static final long HOUR = Duration.ofHours(1).toNanos();

    @Test
    void first_training_waits_for_the_warm_up() {
        assertThat(TIMETABLE.isDue(119, 0, 0)).isFalse();
        assertThat(TIMETABLE.isDue(120, 0, 0)).isTrue();
    }

    @Test
    void young_model_is_trained_anew_when_its_data_has_doubled() {
        assertThat(TIMETABLE.isDue(239, 120, HOUR)).isFalse();
        assertThat(TIMETABLE.isDue(240, 120, HOUR)).isTrue();
    }

    @Test
    void grown_model_is_trained_anew_when_it_is_old() {
        assertThat(TIMETABLE.isDue(6_000, 5_760, 24 * HOUR - 1)).isFalse();
        assertThat(TIMETABLE.isDue(6_000, 5_760, 24 * HOUR)).isTrue();
    }

    @Test
    void old_model_is_not_trained_on_too_little() {
        assertThat(TIMETABLE.isDue(100, 5_760, 48 * HOUR)).isFalse();
    }
}
