// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.OptionalLong;

/// Reads the times that senders write: ISO 8601 in its usual spellings, and numbers since 1970 in any usual unit.
///
/// - **In:** text of any length and content.
/// - **Out:** epoch nanoseconds; empty for what is no time, or lies before 1970 or beyond 2262.
/// - **Error:** exact to the nanosecond that was written.
public final class EventTime {
    private static final int LONGEST = 40;
    private static final BigDecimal MOST_SECONDS = new BigDecimal("1e11");
    private static final BigDecimal MOST_MILLIS = new BigDecimal("1e14");
    private static final BigDecimal MOST_MICROS = new BigDecimal("1e17");
    private static final BigDecimal MOST = new BigDecimal(Long.MAX_VALUE);

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .append(DateTimeFormatter.ISO_LOCAL_DATE)
            .appendPattern("['T'][' ']")
            .append(DateTimeFormatter.ISO_LOCAL_TIME)
            .appendPattern("[ ][XXX][XX][X]")
            .toFormatter();

    private EventTime() {}

    /// A time without a zone is taken as UTC.
    public static OptionalLong ofText(String text) {
        String bare = text.strip();
        if (bare.isEmpty() || bare.length() > LONGEST) {
            return OptionalLong.empty();
        }
        return bare.indexOf('-', 1) < 0 || bare.indexOf(':') < 0 ? ofNumber(bare) : ofIso(bare);
    }

    /// A number since 1970: its size tells seconds from milli-, micro- and nanoseconds, which no two share within
    /// three thousand years.
    public static OptionalLong ofNumber(String number) {
        try {
            BigDecimal value = new BigDecimal(number);
            if (value.signum() < 0 || value.precision() > LONGEST || Math.abs(value.scale()) > LONGEST) {
                return OptionalLong.empty();
            }
            return within(value.movePointRight(
                    value.compareTo(MOST_SECONDS) < 0
                            ? 9
                            : value.compareTo(MOST_MILLIS) < 0 ? 6 : value.compareTo(MOST_MICROS) < 0 ? 3 : 0));
        } catch (NumberFormatException none) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong within(BigDecimal nanos) {
        return nanos.compareTo(MOST) <= 0 ? OptionalLong.of(nanos.longValue()) : OptionalLong.empty();
    }

    private static OptionalLong ofIso(String text) {
        try {
            TemporalAccessor read = ISO.parseBest(text, OffsetDateTime::from, LocalDateTime::from);
            OffsetDateTime at =
                    read instanceof OffsetDateTime told ? told : ((LocalDateTime) read).atOffset(ZoneOffset.UTC);
            long nanos = ChronoUnit.NANOS.between(OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC), at);
            return nanos < 0 ? OptionalLong.empty() : OptionalLong.of(nanos);
        } catch (DateTimeException | ArithmeticException none) {
            return OptionalLong.empty();
        }
    }
}
