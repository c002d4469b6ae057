// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Novelty;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What is new about log lines, in words for a person.
final class NewsSentence {
    private static final int MOST_QUOTED = 3;

    private NewsSentence() {}

    /// @param patterns the gravest first
    /// @param all      how many there are with those not at hand
    static String begun(Entity entity, List<Novelty.Pattern> patterns, int all) {
        return "%s: %s.".formatted(entity.name(), told("never seen before", patterns, all, NewsSentence::count));
    }

    static String stopped(Entity entity, List<Novelty.Pattern> patterns, int all) {
        return "%s: %s.".formatted(entity.name(), told("does not come any more", patterns, all, NewsSentence::pause));
    }

    private static String told(
            String what, List<Novelty.Pattern> patterns, int all, Function<Novelty.Pattern, String> how) {
        String quoted = patterns.stream()
                .limit(MOST_QUOTED)
                .map(pattern -> "\"%s\" (%s)".formatted(pattern.text(), how.apply(pattern)))
                .collect(Collectors.joining("; "));
        boolean few = all <= Math.min(MOST_QUOTED, patterns.size());
        return few ? what + ": " + quoted : "%,d kinds of log lines, %s, such as %s".formatted(all, what, quoted);
    }

    private static String count(Novelty.Pattern pattern) {
        return pattern.lines() <= 1 ? "once" : "%,d times in a minute".formatted(pattern.lines());
    }

    private static String pause(Novelty.Pattern pattern) {
        return "last %s, used to pause for %s at most"
                .formatted(Sentence.at(pattern.sinceNanos()), Sentence.every(pattern.usualNanos()));
    }
}
