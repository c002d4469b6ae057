// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.csv;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;

/// One way of writing times, found from the first of them and then held to. Times without a zone are UTC.
enum TimeText {
    /// `2024-05-01T10:00:00Z`, with any offset.
    OFFSET(text -> nanos(OffsetDateTime.parse(text).toInstant())),
    /// `2024-05-01T10:00:00`.
    LOCAL(text -> nanos(LocalDateTime.parse(text).toInstant(ZoneOffset.UTC))),
    /// `2024-05-01 10:00:00`, with or without an offset.
    SPACED(text -> spaced(text)),
    /// `2024-05-01 10:00`.
    MINUTES(text -> nanos(LocalDateTime.parse(text, DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm"))
            .toInstant(ZoneOffset.UTC))),
    /// `2024-05-01`.
    DATE(text -> nanos(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC))),
    SECONDS(text -> epoch(text, 1_000_000_000L)),
    MILLIS(text -> epoch(text, 1_000_000L)),
    MICROS(text -> epoch(text, 1_000L)),
    NANOS(text -> epoch(text, 1));

    private final Function<String, Long> reading;

    TimeText(Function<String, Long> reading) {
        this.reading = reading;
    }

    /// The way in which a time is written. Numbers are told apart by size: seconds last until the year 5138.
    static Optional<TimeText> of(String text) {
        if (text.matches("-?\\d+(\\.\\d+)?([eE][+]?\\d+)?")) {
            double size = Math.abs(Double.parseDouble(text));
            return Optional.of(size < 1e11 ? SECONDS : size < 1e14 ? MILLIS : size < 1e17 ? MICROS : NANOS);
        }
        for (TimeText way : new TimeText[] {OFFSET, LOCAL, SPACED, MINUTES, DATE}) {
            if (way.read(text).isPresent()) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    /// Epoch nanoseconds; nothing when the text is written in another way.
    OptionalLong read(String text) {
        try {
            return OptionalLong.of(reading.apply(text));
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    boolean isNumber() {
        return compareTo(SECONDS) >= 0;
    }

    private static long spaced(String text) {
        if (text.length() < 12 || text.charAt(10) != ' ') {
            throw new DateTimeException("no blank between date and time");
        }
        String joined = text.substring(0, 10) + 'T' + text.substring(11);
        return joined.matches(".*([+-]\\d\\d:?\\d\\d|Z)")
                ? nanos(OffsetDateTime.parse(joined).toInstant())
                : nanos(LocalDateTime.parse(joined).toInstant(ZoneOffset.UTC));
    }

    private static long epoch(String text, long unitNanos) {
        return new BigDecimal(text).multiply(BigDecimal.valueOf(unitNanos)).longValue();
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
