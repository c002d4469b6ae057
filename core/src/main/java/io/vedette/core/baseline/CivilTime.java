// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.Set;

/// By which clock and calendar the people live whose habits the signals show.
///
/// @param rules    of their time zone
/// @param weekend  days of rest
/// @param holidays dates that are like those
public record CivilTime(ZoneRules rules, Set<DayOfWeek> weekend, Set<LocalDate> holidays) implements Serializable {
    /// Where nothing else is said.
    public static final CivilTime UTC =
            new CivilTime(ZoneOffset.UTC.getRules(), Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), Set.of());

    private static final long SECOND_NANOS = 1_000_000_000L;
    private static final int HOUR = 3_600;
    private static final int DAY = 86_400;

    public CivilTime {
        weekend = Set.copyOf(weekend);
        holidays = Set.copyOf(holidays);
    }

    LocalHour at(long nanos) {
        long second = Math.floorDiv(nanos, SECOND_NANOS);
        long local = second + rules.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds();
        long middle = local - HOUR / 2;
        return new LocalHour(
                hour(local),
                hour(middle),
                hour(middle + HOUR),
                Math.floorMod(middle, HOUR) / (double) HOUR,
                rests(local));
    }

    private static int hour(long local) {
        return Math.floorMod(local, DAY) / HOUR;
    }

    private boolean rests(long local) {
        LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(local, DAY));
        return weekend.contains(date.getDayOfWeek()) || holidays.contains(date);
    }
}
