// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.narrate;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Diagnosis.Cause;
import io.vedette.core.domain.Diagnosis.Clue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// What a diagnosis says, line by line: all that may be told again.
///
/// A text is refused if it holds a number, a name with a sign or a digit in it, or an entity that no
/// line holds. Plain words cannot be checked so: a text that calls slow what is fast passes. Log lines
/// that burst are not among them: anybody can write into a log what a language model would obey.
record Facts(List<String> lines) {
    private static final int MOST_CAUSES = 3;
    private static final int MOST_CLUES = 4;
    private static final int LONGEST_TEXT = 1_500;

    private static final Pattern NUMBER = Pattern.compile("\\d+(?:[.,:]\\d+)*");
    private static final Pattern NAME = Pattern.compile("[\\p{L}\\d]+(?:[-_:/.@][\\p{L}\\d]+)+|\\p{L}+\\d[\\p{L}\\d]*");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\d][\\p{L}\\d._:/-]*");

    static Facts of(Diagnosis diagnosis) {
        List<String> lines = new ArrayList<>(List.of(diagnosis.sentence()));
        for (Cause cause : diagnosis.causes().stream().limit(MOST_CAUSES).toList()) {
            lines.add("Possible cause, %.0f %% likely: %s".formatted(100 * cause.probability(), cause.sentence()));
            cause.clues().stream().limit(MOST_CLUES).map(Clue::words).forEach(lines::add);
        }
        diagnosis.separations().stream().map(Diagnosis.Separation::sentence).forEach(lines::add);
        diagnosis.ruledOut().forEach(other -> lines.add("Ruled out: %s, %s".formatted(other.entity(), other.why())));
        diagnosis.missing().forEach(missing -> lines.add("Not known: " + missing));
        return new Facts(List.copyOf(lines));
    }

    String text() {
        return String.join("\n", lines);
    }

    /// Why a text must not stand for these facts; empty when it may.
    ///
    /// @param entities names that there are
    Optional<String> objection(String text, Collection<String> entities) {
        if (text.isBlank()) {
            return Optional.of("it said nothing");
        }
        if (text.length() > LONGEST_TEXT) {
            return Optional.of("it said %d characters, %d are read".formatted(text.length(), LONGEST_TEXT));
        }
        String facts = text().toLowerCase(Locale.ROOT);
        String told = text.toLowerCase(Locale.ROOT);
        for (String name : all(NAME, told)) {
            if (!facts.contains(name)) {
                return Optional.of("it named %s, which is in no evidence".formatted(name));
            }
        }
        Set<String> numbers = all(NUMBER, facts);
        for (String number : all(NUMBER, told)) {
            if (!numbers.contains(number)) {
                return Optional.of("it named %s, which is in no evidence".formatted(number));
            }
        }
        Set<String> known = all(WORD, facts);
        Set<String> words = all(WORD, told);
        return entities.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> words.contains(name) && !known.contains(name) && !facts.contains(name))
                .findFirst()
                .map("it named %s, which has no part in it"::formatted);
    }

    private static Set<String> all(Pattern pattern, String text) {
        Set<String> all = new HashSet<>();
        pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(found -> found.replaceAll("[._:/-]+$", ""))
                .forEach(all::add);
        return all;
    }
}
