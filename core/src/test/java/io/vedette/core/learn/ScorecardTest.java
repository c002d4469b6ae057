// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScorecardTest {
    private static long[] everyMinute(int count) {
        long[] nanos = new long[count];
        for (int i = 0; i < count; i++) {
            nanos[i] = i * 60_000_000_000L;
        }
        return nanos;
    }

    /// `x` is set.
    private static boolean[] of(String marks) {
        boolean[] set = new boolean[marks.length()];
        for (int i = 0; i < set.length; i++) {
            set[i] = marks.charAt(i) == 'x';
        }
        return set;
    }

    @Test
    void worked_by_hand() {
        // Stretches at 2–4, 8–9 and 12: the first found after 2 min, the second at once, the third not.
        boolean[] labelled = of("..xxx...xx..x...");
        // Alarms at 0, 4–6, 7–8 joined with it, 14–15: two of three are wrong.
        boolean[] flagged = of("x...xxxxx.....xx");

        Scorecard card = Scorecard.of(everyMinute(16), flagged, labelled);

        assertThat(card.stretches()).isEqualTo(3);
        assertThat(card.found()).isEqualTo(2);
        assertThat(card.detectionRate()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(card.falsePositiveRate()).isCloseTo(6.0 / 10, within(1e-12));
        assertThat(card.precision()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(card.meanSecondsToDetect()).isCloseTo((120 + 0) / 2.0, within(1e-9));
        assertThat(card.alarmsPerDay()).isCloseTo(3 * 24 * 60 / 15.0, within(1e-9));
    }

    @Test
    void perfect_agreement_is_perfect() {
        Scorecard card = Scorecard.of(everyMinute(6), of(".xx..x"), of(".xx..x"));

        assertThat(card.detectionRate()).isEqualTo(1);
        assertThat(card.precision()).isEqualTo(1);
        assertThat(card.falsePositiveRate()).isZero();
        assertThat(card.meanSecondsToDetect()).isZero();
    }

    @Test
    void what_cannot_be_said_is_not_a_number() {
        Scorecard card = Scorecard.of(everyMinute(4), of("...."), of("...."));

        assertThat(card.detectionRate()).isNaN();
        assertThat(card.precision()).isNaN();
        assertThat(card.meanSecondsToDetect()).isNaN();
        assertThat(card.alarmsPerDay()).isZero();
    }
}
