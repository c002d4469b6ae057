// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.pipeline;

import static io.vedette.core.pipeline.Replay.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.baseline.CivilTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/// Weekends, holidays and the two nights in which clocks are put forward and back.
final class CalendarReplaysTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final CivilTime GERMAN =
            new CivilTime(BERLIN.getRules(), CivilTime.UTC.weekend(), Set.of(LocalDate.parse("2026-05-14")));

    /// People work from 6 to 20, most at 13, by the clock of their zone, on days that are none of rest.
    private static IntToDoubleFunction office(String start, ZoneId zone, Set<LocalDate> holidays) {
        var chance = new SplittableRandom(8);
        long first = Instant.parse(start).getEpochSecond();
        return minute -> {
            ZonedDateTime now = Instant.ofEpochSecond(first + minute * 60L).atZone(zone);
            boolean rests = now.getDayOfWeek().getValue() > 5 || holidays.contains(now.toLocalDate());
            double hour = now.getHour() + now.getMinute() / 60.0;
            double busy = rests || hour < 6 || hour > 20 ? 0 : Math.sin(Math.PI * (hour - 6) / 14);
            return 10 + 60 * busy + chance.nextGaussian();
        };
    }

    private static Replay replay(String start, CivilTime civil, Set<LocalDate> holidays, int days) {
        return new Replay(start, civil)
                .withModel()
                .gauge("desks_in_use", office(start, BERLIN, holidays))
                .play(0, days * DAY);
    }

    @Test
    void clocks_put_forward_are_no_event() {
        // Monday, 9 March; clocks go forward on Sunday, 29 March.
        Replay local = replay("2026-03-08T23:00:00Z", GERMAN, Set.of(), 26);

        assertThat(local.opened()).isEmpty();
        assertThat(local.shown("desks_in_use", 21 * DAY)).hasSizeLessThan(5);
    }

    @Test
    void clocks_put_back_are_no_event() {
        // Monday, 5 October; clocks go back on Sunday, 25 October.
        Replay local = replay("2026-10-04T22:00:00Z", GERMAN, Set.of(), 26);

        assertThat(local.opened()).isEmpty();
        assertThat(local.shown("desks_in_use", 21 * DAY)).hasSizeLessThan(5);
    }

    @Test
    void first_weekend_opens_nothing_and_the_third_surprises_nobody() {
        Replay replay = replay("2026-01-04T23:00:00Z", GERMAN, Set.of(), 21);

        assertThat(replay.opened()).isEmpty();
        assertThat(replay.shown("desks_in_use", 19 * DAY)).hasSizeLessThan(15);
    }

    @Test
    void holiday_is_judged_like_a_weekend() {
        // Monday, 20 April; Ascension Day is Thursday, 14 May, the 25th day.
        Set<LocalDate> ascension = Set.of(LocalDate.parse("2026-05-14"));
        CivilTime without = new CivilTime(BERLIN.getRules(), CivilTime.UTC.weekend(), Set.of());
        Replay known = replay("2026-04-19T22:00:00Z", GERMAN, ascension, 25);
        Replay unknown = replay("2026-04-19T22:00:00Z", without, ascension, 25);

        assertThat(known.opened()).isEmpty();
        assertThat(known.shown("desks_in_use", 24 * DAY)).hasSizeLessThan(15);
        assertThat(unknown.opened()).isNotEmpty();
    }
}
