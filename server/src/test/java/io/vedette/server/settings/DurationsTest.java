// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "500ms,PT0.5S",
        "15s,PT15S",
        "2m,PT2M",
        "1h30m,PT1H30M",
        "14d,P14D",
        "1d1h1m1s1ms,P1DT1H1M1.001S",
        "0s,PT0S",
        "90s,PT1M30S",
        "' 5m ',PT5M"
    })
    void spans_are_read_as_people_write_them(String text, Duration span) {
        assertThat(Durations.parse(text)).isEqualTo(span);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "15", "s", "-5s", "1.5h", "5 s", "1m1h", "5S", "9999999999s", "1w", "PT5S"})
    void anything_else_is_refused_with_examples(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'" + text + "' is no span of time: write it like 15s, 2m, 1h30m or 14d");
    }

    @Test
    void what_is_written_is_read_back() {
        for (long seed = 1; seed <= 2_000; seed++) {
            var chance = new SplittableRandom(seed);
            Duration span = Duration.ofMillis(chance.nextLong(1L << chance.nextInt(1, 45)));

            assertThat(Durations.parse(Durations.format(span)))
                    .as("seed %d", seed)
                    .isEqualTo(span);
        }
    }
}
