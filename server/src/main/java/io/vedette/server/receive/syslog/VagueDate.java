// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;

/// The time of RFC 3164, `Nov  3 04:05:06`, which says neither the year nor the zone.
///
/// - **Out:** epoch nanoseconds, never more than ten minutes after the arrival.
/// - **Error:** a line that comes within a minute of a whole quarter of an hour late, seen from its sender's zone, is
///   taken for one of another zone.
final class VagueDate {
    // The year is the one that brings the date nearest to the arrival: a line of the last second of December that
    // comes in January is not a year late. The zone is told by the arrival too: a live device whose clock is off by
    // hours to the minute has a right clock and another zone.

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private static final long SECOND = 1_000_000_000L;
    private static final long NEAR = 600 * SECOND;
    private static final long QUARTER = 900 * SECOND;
    private static final long SLACK = 60 * SECOND;
    private static final long WIDEST_ZONE = 14 * 3_600 * SECOND;

    private VagueDate() {}

    /// Reads a date at the cursor and moves behind it; leaves the cursor where it was when there is none.
    ///
    /// @param zone what the device's clock shows, as far as anyone knows
    static OptionalLong read(Cursor in, long arrivalNanos, ZoneId zone) {
        int start = in.place();
        int month = MONTHS.indexOf(in.ahead(3)) + 1;
        in.forward(3);
        if (month > 0 && in.skip(' ')) {
            in.skipSpaces();
            String day = in.word();
            // Cisco and a few others write the year behind the day.
            String year = in.ahead(5).matches("\\d{4} ") ? in.word() : "";
            in.skipSpaces();
            String clock = in.word();
            OptionalLong nanos = resolve(month, day, year, clock.replaceAll(":$", ""), arrivalNanos, zone);
            if (nanos.isPresent()) {
                return nanos;
            }
        }
        in.backTo(start);
        return OptionalLong.empty();
    }

    private static OptionalLong resolve(
            int month, String day, String year, String clock, long arrivalNanos, ZoneId zone) {
        if (!day.matches("\\d{1,2}") || !clock.matches("\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?")) {
            return OptionalLong.empty();
        }
        int now = LocalDateTime.ofEpochSecond(arrivalNanos / SECOND, 0, ZoneOffset.UTC)
                .getYear();
        int[] years = year.isEmpty() ? new int[] {now - 1, now, now + 1} : new int[] {Integer.parseInt(year)};
        OptionalLong best = OptionalLong.empty();
        for (int candidate : years) {
            OptionalLong nanos = at(candidate, month, Integer.parseInt(day), clock, zone);
            if (nanos.isPresent()
                    && (best.isEmpty()
                            || Math.abs(nanos.getAsLong() - arrivalNanos)
                                    < Math.abs(best.getAsLong() - arrivalNanos))) {
                best = nanos;
            }
        }
        return best.isEmpty() ? best : OptionalLong.of(inItsZone(best.getAsLong(), arrivalNanos));
    }

    private static OptionalLong at(int year, int month, int day, String clock, ZoneId zone) {
        try {
            int seconds = Integer.parseInt(clock, 6, 8, 10);
            // A leap second is told as the second before it.
            LocalDateTime local = LocalDateTime.of(
                    year,
                    month,
                    day,
                    Integer.parseInt(clock, 0, 2, 10),
                    Integer.parseInt(clock, 3, 5, 10),
                    Math.min(seconds, 59));
            long nanos = clock.length() > 9 ? Long.parseLong((clock.substring(9) + "00000000").substring(0, 9)) : 0;
            return OptionalLong.of(local.atZone(zone).toEpochSecond() * SECOND + nanos);
        } catch (DateTimeException none) {
            return OptionalLong.empty();
        }
    }

    private static long inItsZone(long nanos, long arrivalNanos) {
        long off = nanos - arrivalNanos;
        if (Math.abs(off) <= NEAR) {
            return nanos;
        }
        long shift = Math.round((double) off / QUARTER) * QUARTER;
        if (Math.abs(off - shift) <= SLACK && Math.abs(shift) <= WIDEST_ZONE) {
            return nanos - shift;
        }
        return Math.min(nanos, arrivalNanos);
    }
}
