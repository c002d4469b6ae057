// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.csv;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// What one cell says.
final class Cell {
    private static final Set<String> GAPS = Set.of("", "na", "n/a", "nan", "null", "none", "-", "?");
    private static final Set<String> YES = Set.of("true", "yes", "anomaly", "anomalous", "abnormal");
    private static final Set<String> NO = Set.of("false", "no", "normal", "");

    private Cell() {}

    /// A number, NaN for a gap or for a number that is not finite; nothing for a word.
    static OptionalDouble number(String text) {
        if (!endsLikeNumber(text)) {
            return isGap(text) ? OptionalDouble.of(Double.NaN) : OptionalDouble.empty();
        }
        try {
            double value = Double.parseDouble(text);
            return OptionalDouble.of(Double.isFinite(value) ? value : Double.NaN);
        } catch (NumberFormatException e) {
            return OptionalDouble.empty();
        }
    }

    /// Words go another way before they cost an exception; so does `1f`, which Java takes for a number.
    private static boolean endsLikeNumber(String text) {
        char last = text.isEmpty() ? ' ' : text.charAt(text.length() - 1);
        return last == '.' || (last >= '0' && last <= '9');
    }

    private static boolean isGap(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return GAPS.contains(word) || word.matches("[+-]?inf(inity)?");
    }

    /// A label; nothing when it is neither a number nor a word that we know.
    static OptionalInt label(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        if (YES.contains(word) || NO.contains(word)) {
            return OptionalInt.of(YES.contains(word) ? 1 : 0);
        }
        OptionalDouble number = number(text);
        return number.isPresent() && number.getAsDouble() == Math.rint(number.getAsDouble())
                ? OptionalInt.of((int) number.getAsDouble())
                : OptionalInt.empty();
    }
}
