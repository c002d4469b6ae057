// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-03-04T05:06:07Z, 2026-03-04T05:06:07Z",
        "2026-03-04T05:06:07.123456789Z, 2026-03-04T05:06:07.123456789Z",
        "2026-03-04T05:06:07+01:00, 2026-03-04T04:06:07Z",
        "2026-03-04T05:06:07.5-0530, 2026-03-04T10:36:07.5Z",
        "2026-03-04 05:06:07 +0200, 2026-03-04T03:06:07Z",
        "2026-03-04 05:06:07, 2026-03-04T05:06:07Z",
        "1772600767, 2026-03-04T05:06:07Z",
        "1772600767.25, 2026-03-04T05:06:07.25Z",
        "1772600767250, 2026-03-04T05:06:07.25Z",
        "1772600767250001, 2026-03-04T05:06:07.250001Z",
        "1772600767250001002, 2026-03-04T05:06:07.250001002Z",
        "1.77260076725E9, 2026-03-04T05:06:07.25Z",
    })
    void usual_spellings_are_read(String text, String instant) {
        assertThat(Instant.ofEpochSecond(0, EventTime.ofText(text).orElseThrow()))
                .isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "x",
                "yesterday",
                "-5",
                "1e400",
                "1E999999999",
                "0x10",
                "NaN",
                "2026-13-01T00:00:00Z",
                "2026-03-04",
                "1960-01-01T00:00:00Z",
                "9999-01-01T00:00:00Z",
                "99999999999999999999",
                "--",
                "2026-03-04T05:06:07Zjunk",
                "111111111111111111111111111111111111111111111111"
            })
    void what_is_no_time_is_none(String text) {
        assertThat(EventTime.ofText(text)).isEmpty();
    }

    @Test
    void any_instant_written_in_any_zone_comes_back() {
        Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            Instant at =
                    Instant.ofEpochSecond(Math.abs(random.nextLong()) % 9_000_000_000L, random.nextInt(1_000_000_000));
            ZoneOffset zone = ZoneOffset.ofTotalSeconds(900 * (random.nextInt(97) - 48));

            assertThat(Instant.ofEpochSecond(
                            0, EventTime.ofText(at.atOffset(zone).toString()).orElseThrow()))
                    .isEqualTo(at);
        }
    }
}
