// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Range;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CivilTimeTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Set<DayOfWeek> WEEKEND = CivilTime.UTC.weekend();
    private static final CivilTime GERMAN = civil(LocalDate.parse("2026-05-14"));
    private static final long MINUTE = 60_000_000_000L;

    private static CivilTime civil(LocalDate... holidays) {
        return new CivilTime(BERLIN.getRules(), WEEKEND, Set.of(holidays));
    }

    private static long nanos(String instant) {
        return Instant.parse(instant).getEpochSecond() * 1_000_000_000L;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-07T11:45:00Z, 12, 12, 13, false", // winter
        "2026-07-08T11:15:00Z, 13, 12, 13, false", // summer
        "2026-03-29T00:59:00Z, 1, 1, 2, true", // a minute before clocks go forward
        "2026-03-29T01:00:00Z, 3, 2, 3, true",
        "2026-10-25T00:30:00Z, 2, 2, 3, true",
        "2026-10-25T01:30:00Z, 2, 2, 3, true", // the same hour again
        "2026-01-09T22:59:00Z, 23, 23, 0, false", // Friday
        "2026-01-09T23:00:00Z, 0, 23, 0, true", // Saturday
        "2026-05-14T09:00:00Z, 11, 10, 11, true", // a holiday
    })
    void hour_and_day_are_those_of_the_people(String at, int hour, int before, int after, boolean rests) {
        LocalHour local = GERMAN.at(nanos(at));

        assertThat(local.hour()).isEqualTo(hour);
        assertThat(local.before()).isEqualTo(before);
        assertThat(local.after()).isEqualTo(after);
        assertThat(local.rests()).isEqualTo(rests);
    }

    /// A baseline that heard three weeks of office days in Berlin, one value a minute.
    private static Baseline learnt(String from, String until, CivilTime civil) {
        Baseline baseline = new Baseline();
        var chance = new SplittableRandom(4);
        for (long at = nanos(from); at < nanos(until); at += MINUTE) {
            baseline.learn(office(at) + chance.nextGaussian(), civil.at(at), at, MINUTE);
        }
        return baseline;
    }

    private static double office(long nanos) {
        ZonedDateTime now = Instant.ofEpochSecond(0, nanos).atZone(BERLIN);
        double day = 0.5 - 0.5 * Math.cos(2 * Math.PI * (now.getHour() * 60 + now.getMinute()) / 1_440);
        return 10 + (WEEKEND.contains(now.getDayOfWeek()) ? 20 : 60) * day;
    }

    private static double middle(Range range) {
        return (range.low() + range.high()) / 2;
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-08T23:00:00Z, 2026-03-30T06:00:00Z", // clocks went forward the day before
        "2026-10-04T22:00:00Z, 2026-10-26T07:00:00Z", // and back
    })
    void morning_after_clocks_were_changed_is_expected_at_its_new_time(String from, String until) {
        long morning = nanos(until);

        double local = middle(learnt(from, until, GERMAN).usual(GERMAN.at(morning)));
        double utc = middle(learnt(from, until, CivilTime.UTC).usual(CivilTime.UTC.at(morning)));

        assertThat(Math.abs(local - office(morning))).isLessThan(3);
        assertThat(Math.abs(utc - office(morning))).isGreaterThan(5);
    }

    @Test
    void saturday_is_expected_to_be_a_saturday_and_monday_no_half_sunday() {
        String monday = "2026-01-04T23:00:00Z";
        Baseline saturday = learnt(monday, "2026-01-24T11:00:00Z", GERMAN);
        Baseline next = learnt(monday, "2026-01-26T11:00:00Z", GERMAN);

        assertThat(middle(saturday.usual(GERMAN.at(nanos("2026-01-24T11:00:00Z")))))
                .isBetween(27.0, 33.0);
        assertThat(middle(next.usual(GERMAN.at(nanos("2026-01-26T11:00:00Z"))))).isBetween(66.0, 73.0);
    }

    @Test
    void signal_that_is_the_same_on_all_days_keeps_one_profile() {
        Baseline baseline = new Baseline();
        var chance = new SplittableRandom(5);
        for (long at = nanos("2026-01-04T23:00:00Z"); at < nanos("2026-01-31T00:00:00Z"); at += MINUTE) {
            double day = 40 * Math.sin(2 * Math.PI * at / (1_440.0 * MINUTE));
            baseline.learn(day + chance.nextGaussian(), GERMAN.at(at), at, MINUTE);
        }

        assertThat(baseline.restPays()).isFalse();
    }
}
