// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.List;

/// By which clock and calendar the people live whose habits the signals show.
///
/// @param zone     such as `Europe/Berlin`; `local` is the machine's
/// @param weekend  days of rest
/// @param holidays files of dates, see [Holidays]; a holiday is judged like a weekend
public record TimeSettings(String zone, List<DayOfWeek> weekend, List<Path> holidays) {
    static final String LOCAL = "local";

    public static final TimeSettings DEFAULT =
            new TimeSettings(LOCAL, List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), List.of());

    public TimeSettings {
        if (!zone.equals(LOCAL) && !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw new IllegalArgumentException(
                    "time.zone must be local or a zone such as Europe/Berlin or UTC, was " + zone);
        }
        weekend = List.copyOf(weekend);
        holidays = List.copyOf(holidays);
    }

    ZoneId zoneId() {
        return zone.equals(LOCAL) ? ZoneId.systemDefault() : ZoneId.of(zone);
    }
}
