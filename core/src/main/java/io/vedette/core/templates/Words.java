// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// What the spelling of a word tells about whether it names one thing of many.
final class Words {
    private Words() {}

    static boolean hasDigit(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Chars.isDigit(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    static boolean hasLetter(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (Chars.isLetter(word.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /// Letters, and none of them small.
    static boolean isCapital(String word) {
        return hasLetter(word) && word.equals(word.toUpperCase(java.util.Locale.ROOT));
    }

    /// Holds a digit, or small letters and a sign between other characters: `a.b`, `user@host`, `part_name`.
    static boolean isIdentifier(String word) {
        if (hasDigit(word)) {
            return true;
        }
        boolean sign = false;
        boolean small = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            small |= Chars.isLower(c);
            sign |= i > 0 && i < word.length() - 1 && ".$@/_".indexOf(c) >= 0;
        }
        return sign && small;
    }
}
