// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

/// Classes of characters.
final class Letters {
    private Letters() {}

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isHex(char c) {
        return isDigit(c) || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    /// Letters and digits of any script.
    static boolean isWord(char c) {
        return c < 0x80 ? isDigit(c) || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' : Character.isLetterOrDigit(c);
    }

    /// What keys and tokens are written in: Base64 in both alphabets, and dots between.
    static boolean isToken(char c) {
        return c < 0x80 && (isWord(c) || "-._~+/=".indexOf(c) >= 0);
    }

    /// Where a run of token characters that begins at `from` ends.
    static int tokenEnd(String text, int from) {
        int at = from;
        while (at < text.length() && isToken(text.charAt(at))) {
            at++;
        }
        return at;
    }
}
