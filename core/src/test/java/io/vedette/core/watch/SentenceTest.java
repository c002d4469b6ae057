// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Silence;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {
    private static final Entity WEB = new Entity("host", "web-1");

    private static String of(Contribution... contributions) {
        return Sentence.of(WEB, List.of(contributions));
    }

    @Test
    void signal_outside_its_usual_range_is_told_with_that_range() {
        assertThat(of(new Contribution("cpu busy", "%", 0.9, 97, new Range(10, 20), new Range(5, 40))))
                .isEqualTo("web-1: cpu busy 97 %, usually 5–40 %.");
    }

    @Test
    void values_that_are_usual_alone_are_told_not_to_fit_together() {
        assertThat(of(new Contribution(
                        "network sent", "B/s", 0.9, 1_200_000, new Range(4e6, 5e6), new Range(1e6, 6e6))))
                .isEqualTo("web-1: network sent 1.2 MB/s, expected 4–5 MB/s from the other signals."
                        + " Each value alone is usual; together they do not fit.");
    }

    @Test
    void three_signals_at_most_are_told_and_no_echo() {
        Range expected = new Range(0, 1);
        assertThat(of(
                        new Contribution("a", "", 0.4, 9, expected, expected),
                        new Contribution("fits", "", 0.3, 0.5, expected, expected),
                        new Contribution("b", "", 0.1, 8, expected, expected),
                        new Contribution("c", "", 0.08, 7, expected, expected),
                        new Contribution("d", "", 0.07, 6, expected, expected)))
                .isEqualTo("web-1: a 9, usually 0–1; b 8, usually 0–1; c 7, usually 0–1.");
        assertThat(of(
                        new Contribution("a", "", 0.95, 9, expected, expected),
                        new Contribution("echo", "", 0.05, 8, expected, expected)))
                .isEqualTo("web-1: a 9, usually 0–1.");
    }

    @Test
    void when_all_fit_the_strongest_is_told_all_the_same() {
        Range wide = new Range(0, 10);
        assertThat(of(new Contribution("a", "", 0.6, 5, wide, wide), new Contribution("b", "", 0.4, 5, wide, wide)))
                .startsWith("web-1: a 5,")
                .doesNotContain("; b");
    }

    @Test
    void silence_says_since_when_and_how_often_it_used_to_speak() {
        long lastNanos = (3 * 3_600 + 4 * 60 + 5) * 1_000_000_000L;
        assertThat(Sentence.of(new Silence(WEB, lastNanos + 1, lastNanos, 15_000_000_000L)))
                .isEqualTo("web-1: nothing heard since 03:04:05 UTC; it used to report every 15 s.");
    }

    @ParameterizedTest
    @CsvSource({
        "0,1 s",
        "1,1 s",
        "45,45 s",
        "60,1 min",
        "90,1 min 30 s",
        "420,7 min",
        "430,7 min",
        "3600,1 h",
        "4800,1 h 20 min"
    })
    void spans_are_told_in_two_parts_at_most(long seconds, String words) {
        assertThat(Sentence.every(seconds * 1_000_000_000L)).isEqualTo(words);
    }
}
