// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Entity;
import java.util.List;
import java.util.stream.Collectors;

/// What a single signal does, in words for a person.
public final class DeviationSentence {
    private static final int MOST_SIGNALS = 3;

    private DeviationSentence() {}

    /// @param all the gravest first
    static String of(Entity entity, List<Deviation> all) {
        String first = all.stream()
                .limit(MOST_SIGNALS)
                .map(one -> one.signal() + " " + of(one))
                .collect(Collectors.joining("; "));
        int more = all.size() - MOST_SIGNALS;
        String rest = more > 0 ? "; and %d more".formatted(more) : "";
        return "%s: %s%s.".formatted(entity.name(), first, rest);
    }

    /// Without the signal's name: `stands still at 14 since 13:02:00 UTC; it never stood for longer than 40 s`.
    public static String of(Deviation one) {
        String value = Reading.of(one.actual(), one.unit());
        String usual = Reading.of(one.usual(), one.unit());
        String since = Sentence.at(one.sinceNanos());
        return switch (one.kind()) {
            case SPIKE, DIP -> "is %s, usually %s at this time of the day".formatted(value, usual);
            case SHIFT -> "went from %s to another level at %s and stays there, now %s".formatted(usual, since, value);
            case DRIFT ->
                "has been %s since %s, from %s to %s"
                        .formatted(one.actual() > one.usual().high() ? "climbing" : "drifting", since, usual, value);
            case SEASON_BREAK ->
                "has not followed its hours of the day since %s: %s, by them %s".formatted(since, value, usual);
            case SCATTER ->
                "goes by %s from one value to the next since %s, usually by %s".formatted(value, since, usual);
            case FLAT -> "stands still at %s since %s; %s".formatted(value, since, longest(one, "stood"));
            case STOPPED -> "has stayed at 0 since %s; %s".formatted(since, longest(one, "did so"));
            case MISSING ->
                "has had no values since %s, the last was %s; %s".formatted(since, value, longest(one, "paused"));
            case NEW -> "was first seen at %s, now %s".formatted(since, value);
        };
    }

    private static String longest(Deviation one, String did) {
        return one.usualNanos() == 0
                ? "it never %s before".formatted(did)
                : "it never %s for longer than %s".formatted(did, Sentence.every(one.usualNanos()));
    }
}
