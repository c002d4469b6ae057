// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Silence;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/// What is wrong, in words for a person.
final class Sentence {
    /// More would not be read at three in the morning.
    private static final int MOST_SIGNALS = 3;

    /// A signal with a tenth of the largest share is an echo.
    private static final double ECHO = 0.1;

    private static final double CLEAR = 0.25;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    private Sentence() {}

    /// @param contributions largest first
    static String of(Entity entity, List<Contribution> contributions) {
        List<Contribution> told = told(contributions);
        boolean together = told.stream().allMatch(c -> c.usual().contains(c.actual()));
        String signals = told.stream().map(Sentence::clause).collect(Collectors.joining("; "));
        return entity.name() + ": " + signals
                + (together ? ". Each value alone is usual; together they do not fit." : ".");
    }

    /// The largest that left what was expected, and what else left it clearly; the largest of all if none did.
    private static List<Contribution> told(List<Contribution> contributions) {
        double least = contributions.isEmpty() ? 0 : contributions.getFirst().share() * ECHO;
        List<Contribution> outside = contributions.stream()
                .filter(c -> c.share() >= least && !c.expected().contains(c.actual()))
                .toList();
        if (outside.isEmpty()) {
            return contributions.stream().limit(1).toList();
        }
        return outside.stream()
                .filter(c -> c == outside.getFirst() || isClear(c))
                .limit(MOST_SIGNALS)
                .toList();
    }

    /// Off by a quarter of the expected range's width: "23, expected 23.1 to 35.5" would be read twice for nothing.
    private static boolean isClear(Contribution c) {
        double width = c.expected().high() - c.expected().low();
        double off = Math.max(c.actual() - c.expected().high(), c.expected().low() - c.actual());
        return off >= CLEAR * width;
    }

    private static String clause(Contribution c) {
        String is = c.signal() + " " + Reading.of(c.actual(), c.unit());
        return c.usual().contains(c.actual())
                ? is + ", expected " + Reading.of(c.expected(), c.unit()) + " from the other signals"
                : is + ", usually " + Reading.of(c.usual(), c.unit());
    }

    static String of(Silence silence) {
        return "%s: nothing heard since %s; it used to report every %s."
                .formatted(silence.entity().name(), at(silence.lastNanos()), every(silence.stepNanos()));
    }

    static String at(long nanos) {
        return TIME.format(Instant.ofEpochSecond(0, nanos));
    }

    /// A duration in words, two parts at most: `45 s`, `7 min`, `1 h 20 min`.
    static String every(long nanos) {
        Duration duration = Duration.ofNanos(nanos);
        if (duration.toHours() > 0) {
            long minutes = duration.toMinutesPart();
            return duration.toHours() + " h" + (minutes > 0 ? " " + minutes + " min" : "");
        }
        if (duration.toMinutes() > 0) {
            long seconds = duration.toSecondsPart();
            return duration.toMinutes() + " min"
                    + (seconds > 0 && duration.toMinutes() < 5 ? " " + seconds + " s" : "");
        }
        return Math.max(1, duration.toSeconds()) + " s";
    }
}
