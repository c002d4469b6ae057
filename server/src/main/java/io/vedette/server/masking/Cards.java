// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.masking;

/// Numbers of payment cards: 13 to 19 digits, in groups or not, of an issuer's range and with a right check digit.
///
/// - **Error:** one of ten numbers of such a length and beginning passes the check by chance and is masked too.
/// - **Source:** ISO/IEC 7812-1, annex B (Luhn's formula).
final class Cards implements Finder {
    private static final int LEAST = 13;
    private static final int MOST = 19;

    @Override
    public String kind() {
        return "card";
    }

    @Override
    public void find(String text, Found found) {
        for (int at = 0; at + LEAST <= text.length(); at++) {
            if (Letters.isDigit(text.charAt(at))) {
                int end = isFree(text, at) ? cardEnd(text, at) : 0;
                if (end > 0) {
                    found.at(at, end);
                    at = end;
                } else {
                    at = digitsEnd(text, at);
                }
            }
        }
    }

    private static int digitsEnd(String text, int from) {
        int at = from;
        while (at < text.length() && Letters.isDigit(text.charAt(at))) {
            at++;
        }
        return at;
    }

    /// Whether a number may begin here: not within a name, not behind a decimal point, and not behind a
    /// minus. Block ids of HDFS, `blk_-6089…`, are what this is for.
    private static boolean isFree(String text, int at) {
        char before = at == 0 ? ' ' : text.charAt(at - 1);
        if (before == '-') {
            return at >= 2 && Letters.isWord(text.charAt(at - 2));
        }
        return !Letters.isWord(before) && before != '.' && before != '_';
    }

    /// Where the longest card number that begins here ends; 0 for none.
    private static int cardEnd(String text, int from) {
        int[] digits = new int[MOST];
        int count = 0;
        int end = 0;
        for (int at = from; at < text.length() && count < MOST; at++) {
            char c = text.charAt(at);
            if (Letters.isDigit(c)) {
                digits[count++] = c - '0';
                if (count >= LEAST && endsAt(text, at + 1) && isIssued(digits, count) && isChecked(digits, count)) {
                    end = at + 1;
                }
            } else if (c != ' ' && c != '-' || !Letters.isDigit(text.charAt(at - 1))) {
                break;
            }
        }
        return end;
    }

    private static boolean endsAt(String text, int at) {
        if (at >= text.length()) {
            return true;
        }
        boolean decimals = text.charAt(at) == '.' && at + 1 < text.length() && Letters.isDigit(text.charAt(at + 1));
        return !Letters.isWord(text.charAt(at)) && !decimals;
    }

    /// The beginnings and lengths that issuers use. Times in nanoseconds and the like begin with 1; cards of 19 digits
    /// that begin with 4 were announced and are hardly seen, ids of that kind are everywhere.
    private static boolean isIssued(int[] digits, int count) {
        int two = 10 * digits[0] + digits[1];
        return switch (digits[0]) {
            case 2, 5 -> count == 16;
            case 3 -> two == 34 || two == 37 ? count == 15 : two == 35 ? count == 16 : count == 14;
            case 4 -> count == 13 || count == 16;
            case 6 -> count == 16 || two == 62 && count > 16;
            default -> false;
        };
    }

    private static boolean isChecked(int[] digits, int count) {
        int sum = 0;
        for (int i = 0; i < count; i++) {
            int digit = digits[count - 1 - i] * (1 + i % 2);
            sum += digit > 9 ? digit - 9 : digit;
        }
        return sum % 10 == 0;
    }
}
