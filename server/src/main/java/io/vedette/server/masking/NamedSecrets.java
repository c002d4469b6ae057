// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

import java.util.Locale;
import java.util.Set;

/// What stands behind the name of a secret: `password=…`, `"api_key": "…"`, `Authorization: …`, `--token …`.
final class NamedSecrets implements Finder {
    // Found from the sign between name and value, and the name is read backwards, at most so many characters: linear.

    private static final int LONGEST_NAME = 64;

    /// Shorter values without a figure are words.
    private static final int LEAST_RANDOM = 20;

    private static final Set<String> NOTHING =
            Set.of("null", "none", "nil", "true", "false", "undefined", "empty", "missing", "invalid", "is", "of");

    @Override
    public String kind() {
        return "token";
    }

    @Override
    public void find(String text, Found found) {
        boolean options = text.contains("--");
        for (int at = 1; at < text.length(); at++) {
            char c = text.charAt(at);
            boolean option = options && c == ' ' && Letters.isWord(text.charAt(at - 1));
            if (c == '=' || c == ':' || option) {
                int end = value(text, at, option, found);
                at = Math.max(at, end - 1);
            }
        }
    }

    /// @return where the value ends; 0 if it is none
    private static int value(String text, int sign, boolean option, Found found) {
        int nameEnd = sign;
        while (nameEnd > 0 && " \"'\\]".indexOf(text.charAt(nameEnd - 1)) >= 0 && sign - nameEnd < 4) {
            nameEnd--;
        }
        int name = nameEnd;
        while (name > 0 && nameEnd - name < LONGEST_NAME && isName(text.charAt(name - 1))) {
            name--;
        }
        if (nameEnd - name < 3 || option && !text.startsWith("--", name)) {
            return 0;
        }
        SecretNames.Meaning meaning = SecretNames.of(text.substring(name, nameEnd));
        if (meaning == SecretNames.Meaning.PLAIN) {
            return 0;
        }
        boolean firm = option || text.charAt(sign) == '=' || nameEnd < sign;
        boolean loose = option || text.charAt(sign) == ':' || text.charAt(sign - 1) == ' ';
        return value(text, start(text, sign + 1, loose), meaning, firm, found);
    }

    private static boolean isName(char c) {
        return c < 0x80 && (Letters.isWord(c) || c == '_' || c == '-' || c == '.');
    }

    /// Behind the spaces, and behind `=>` and `:=`. In `password= user=bob` no password is told.
    private static int start(String text, int from, boolean loose) {
        int at = from;
        String skipped = loose ? " \t>=" : ">=";
        while (at < text.length() && skipped.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at;
    }

    private static int value(String text, int start, SecretNames.Meaning meaning, boolean firm, Found found) {
        int from = start;
        while (from < text.length() && text.charAt(from) == '\\') {
            from++;
        }
        char quote = from < text.length() ? text.charAt(from) : ' ';
        boolean quoted = quote == '"' || quote == '\'';
        from += quoted ? 1 : 0;
        int to = from;
        while (to < text.length() && !ends(text.charAt(to), quoted, quote, meaning)) {
            // A quote that is escaped does not end the value, unless the whole text is escaped.
            boolean escapes = quoted && text.charAt(to) == '\\' && from == start + 1 && to + 1 < text.length();
            to += escapes ? 2 : 1;
        }
        to = Math.min(to, text.length());
        if (quoted && to > from && text.charAt(to - 1) == '\\') {
            to--;
        }
        if (!isSecret(text.substring(from, to), meaning, firm || quoted)) {
            return 0;
        }
        found.at(from, to);
        return to;
    }

    private static boolean ends(char c, boolean quoted, char quote, SecretNames.Meaning meaning) {
        if (quoted) {
            return c == quote;
        }
        if (meaning == SecretNames.Meaning.WHOLE_LINE) {
            return c == '\n' || c == '\r' || c == '"' || c == '\'';
        }
        return c <= ' ' || ",;&\"'<>)}]|".indexOf(c) >= 0;
    }

    private static boolean isSecret(String value, SecretNames.Meaning meaning, boolean firm) {
        if (value.isBlank()
                || NOTHING.contains(value.toLowerCase(Locale.ROOT))
                || value.chars().allMatch(c -> c == '*')) {
            return false;
        }
        return switch (meaning) {
            case ALWAYS, WHOLE_LINE -> true;
            case IF_RANDOM ->
                firm || value.length() >= LEAST_RANDOM || value.chars().anyMatch(c -> Letters.isDigit((char) c));
            case PLAIN -> false;
        };
    }
}
