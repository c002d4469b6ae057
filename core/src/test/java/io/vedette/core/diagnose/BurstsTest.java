// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import static io.vedette.core.diagnose.Crowd.END;
import static io.vedette.core.diagnose.Crowd.ONSET;
import static io.vedette.core.diagnose.Crowd.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Diagnosis.Burst;
import io.vedette.core.domain.Severity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BurstsTest {
    private static List<Burst> of(Crowd crowd) {
        Windows windows = Windows.of(new When(ONSET, true, END, List.of()), ONSET, 0, DiagnoseSettings.DEFAULT);
        return new Bursts(windows, DiagnoseSettings.DEFAULT).of(Crowd.SHOP, crowd.logs);
    }

    private static Crowd lines(long seed) {
        Crowd crowd = new Crowd(seed, 0);
        for (int i = 0; i < 1_800; i++) {
            String what = "did thing " + (char) ('a' + crowd.random.nextInt(12));
            crowd.line(2 * i * SECOND, Severity.INFO, what, Map.of());
            if (crowd.random.nextInt(60) == 0) {
                crowd.line(2 * i * SECOND + 5, Severity.WARN, "slow disk", Map.of());
            }
        }
        return crowd;
    }

    @Test
    void error_that_was_never_there_is_told_with_a_line_of_it() {
        Crowd crowd = lines(1);
        for (int i = 0; i < 8; i++) {
            crowd.line(ONSET + (60 + i * 50) * SECOND, Severity.ERROR, "connection to <*> refused", Map.of());
        }

        assertThat(of(crowd)).singleElement().satisfies(burst -> {
            assertThat(burst.lines()).isEqualTo(8);
            assertThat(burst.firstNanos()).isEqualTo(ONSET + 60 * SECOND);
            assertThat(burst.example()).isEqualTo("connection to <*> refused 7");
            assertThat(burst.sentence())
                    .isEqualTo("“connection to <*> refused” came 8 times in the log of shop from 1 minute after it"
                            + " began on, never before.");
        });
    }

    @Test
    void warning_that_comes_much_oftener_is_told_with_what_was_usual() {
        Crowd crowd = lines(2);
        for (int i = 0; i < 100; i++) {
            crowd.line(ONSET + i * 5 * SECOND, Severity.WARN, "slow disk", Map.of());
        }

        assertThat(of(crowd)).singleElement().satisfies(burst -> {
            assertThat(burst.usual()).isBetween(2.0, 12.0);
            assertThat(burst.sentence()).contains("usually").contains("in such a time");
        });
    }

    @Test
    void more_of_the_others_because_more_are_kept_is_no_burst() {
        Crowd crowd = lines(3);
        for (int i = 0; i < 6_000; i++) {
            String what = "did thing " + (char) ('a' + crowd.random.nextInt(12));
            crowd.line(ONSET + i * SECOND / 10, Severity.INFO, what, Map.of());
        }

        assertThat(of(crowd)).isEmpty();
    }

    @Test
    void calm_log_has_no_burst() {
        int told = 0;
        for (long seed = 0; seed < 100; seed++) {
            told += of(lines(seed)).size();
        }

        assertThat(told).isLessThanOrEqualTo(2);
    }

    @Test
    void what_comes_in_bursts_all_the_time_is_no_burst() {
        for (long seed = 0; seed < 20; seed++) {
            Crowd crowd = lines(seed);
            for (int i = 0; i < 12; i++) {
                long at = i * 300 * SECOND + crowd.random.nextLong(200) * SECOND;
                int lines = 5 + crowd.random.nextInt(30);
                for (int k = 0; k < lines; k++) {
                    crowd.line(at + k, Severity.WARN, "retry", Map.of());
                }
            }

            assertThat(of(crowd)).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void example_is_one_line_that_can_be_read() {
        Crowd crowd = lines(7);
        for (int i = 0; i < 8; i++) {
            crowd.line(ONSET + i * SECOND, Severity.ERROR, "broken\n\u001b[31m" + "at x ".repeat(100), Map.of());
        }

        assertThat(of(crowd))
                .singleElement()
                .satisfies(burst -> assertThat(burst.example())
                        .startsWith("broken [31mat x")
                        .hasSize(300)
                        .endsWith("…"));
    }

    @Test
    void order_of_lines_changes_nothing() {
        Crowd crowd = lines(4);
        for (int i = 0; i < 30; i++) {
            crowd.line(ONSET + i * 9 * SECOND, Severity.ERROR, "lost " + i % 4, Map.of());
        }
        List<Burst> found = of(crowd);

        assertThat(found).hasSizeBetween(2, 3);
        assertThat(of(crowd.shuffled(4))).isEqualTo(found);
    }

    @Test
    void log_of_which_nothing_is_known_before_tells_nothing() {
        Crowd crowd = lines(5);
        Windows young =
                Windows.of(new When(ONSET, true, END, List.of()), ONSET, ONSET - 60 * SECOND, DiagnoseSettings.DEFAULT);

        assertThat(new Bursts(young, DiagnoseSettings.DEFAULT).of(Crowd.SHOP, crowd.logs))
                .isEmpty();
        assertThat(of(new Crowd(6, 0))).isEmpty();
    }
}
