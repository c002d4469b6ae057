// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.learn.Split;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which part of a file trains and which tests.
final class Splits {
    @Option(names = "--train-from", paramLabel = "TIME", description = "first instant that trains; the file's first")
    private @Nullable String trainFrom;

    @Option(names = "--train-to", paramLabel = "TIME", description = "the instant after the last that trains")
    private @Nullable String trainTo;

    @Option(
            names = "--test-from",
            paramLabel = "TIME",
            description = "first instant that calibrates; where training ends")
    private @Nullable String testFrom;

    @Option(names = "--test-to", paramLabel = "TIME", description = "the instant after the last that calibrates")
    private @Nullable String testTo;

    /// @param nanos     times of all rows
    /// @param known     share of the rows, from the first, that may train and test when nothing is said
    /// @param testShare the last part of those, which tests
    Split of(long[] nanos, double known, double testShare) {
        int rows = Math.clamp(Math.round(nanos.length * known), 2, nanos.length);
        long end = rows == nanos.length ? nanos[rows - 1] + 1 : nanos[rows];
        long from = trainFrom == null ? nanos[0] : nanos(trainFrom);
        long to = testTo == null ? Math.max(end, trainTo == null ? end : endOfTest(nanos)) : nanos(testTo);
        long cut =
                trainTo != null ? nanos(trainTo) : testFrom != null ? nanos(testFrom) : cut(nanos, from, to, testShare);
        return new Split(from, cut, testFrom == null ? cut : nanos(testFrom), to);
    }

    /// When only the end of training is named, a fifth of it again, after it, calibrates.
    private long endOfTest(long[] nanos) {
        long to = nanos(java.util.Objects.requireNonNull(trainTo));
        long from = trainFrom == null ? nanos[0] : nanos(trainFrom);
        return Math.min(nanos[nanos.length - 1] + 1, to + Math.max(1, (to - from) / 4));
    }

    private static long cut(long[] nanos, long from, long to, double testShare) {
        long[] within = java.util.Arrays.stream(nanos)
                .filter(at -> at >= from && at < to)
                .toArray();
        if (within.length < 2) {
            throw new IllegalArgumentException(
                    "there are %d rows in the stretch to learn from".formatted(within.length));
        }
        return Split.last(testShare, within).trainTo();
    }

    /// ISO 8601, a date, a date and a time (both UTC), or epoch seconds or milliseconds.
    static long nanos(String text) {
        try {
            if (text.matches("\\d{1,11}")) {
                return Long.parseLong(text) * 1_000_000_000L;
            }
            if (text.matches("\\d{12,14}")) {
                return Long.parseLong(text) * 1_000_000L;
            }
            if (text.length() == 10) {
                return nanos(LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC));
            }
            if (text.matches(".*(Z|[+-]\\d\\d:\\d\\d)")) {
                return nanos(java.time.OffsetDateTime.parse(text).toInstant());
            }
            return nanos(LocalDateTime.parse(text.replace(' ', 'T')).toInstant(ZoneOffset.UTC));
        } catch (DateTimeParseException | ArithmeticException broken) {
            throw new IllegalArgumentException(
                    "'%s' is no time: write it like 2026-11-20T14:00:00Z, 2026-11-20, or as epoch seconds"
                            .formatted(text),
                    broken);
        }
    }

    private static long nanos(Instant instant) {
        return Math.addExact(Math.multiplyExact(instant.getEpochSecond(), 1_000_000_000L), instant.getNano());
    }
}
