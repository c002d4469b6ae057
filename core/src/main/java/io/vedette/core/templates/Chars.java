// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// What a character may be to a log line. Everything beyond ASCII is a letter: no alphabet is better than another.
final class Chars {
    static final int LETTER = 1;
    static final int DIGIT = 2;
    static final int DOT = 4;
    static final int COLON = 8;
    static final int SLASH = 16;

    /// Part of a word, neither letter nor digit: `- _ $ @ # + * & % ~ ^` and the back-tick.
    static final int JOIN = 32;

    /// `! ?`: part of a word, but cut off its end, like a dot.
    static final int CRY = 64;

    /// A token of its own wherever it stands.
    static final int MARK = 128;

    static final int SPACE = 256;

    /// These end a run of characters.
    static final int BREAK = SPACE | MARK;

    private static final short[] CLASS = classes();

    private Chars() {}

    static int of(char c) {
        return c < 128 ? CLASS[c] : LETTER;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isLetter(char c) {
        return of(c) == LETTER;
    }

    static boolean isHex(char c) {
        return isDigit(c) || (c | 32) >= 'a' && (c | 32) <= 'f';
    }

    static boolean isLower(char c) {
        return c >= 'a' && c <= 'z';
    }

    static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    static boolean isSlash(char c) {
        return c == '/' || c == '\\';
    }

    /// How many digits there are.
    static int digits(char[] s, int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (isDigit(s[i])) {
                digits++;
            }
        }
        return digits;
    }

    private static short[] classes() {
        var classes = new short[128];
        for (char c = 0; c < 128; c++) {
            if (c <= ' ' || c == 127) {
                classes[c] = SPACE;
            } else if (isDigit(c)) {
                classes[c] = DIGIT;
            } else if (isLower((char) (c | 32))) {
                classes[c] = LETTER;
            } else {
                classes[c] = (short) sign(c);
            }
        }
        return classes;
    }

    private static int sign(char c) {
        return switch (c) {
            case '.' -> DOT;
            case ':' -> COLON;
            case '/', '\\' -> SLASH;
            case '!', '?' -> CRY;
            case '-', '_', '$', '@', '#', '+', '*', '&', '%', '~', '^', '`' -> JOIN;
            default -> MARK;
        };
    }
}
