// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.nio.charset.StandardCharsets;

/// Decimal numbers as bytes, read to the nearest double.
///
/// - **In:** sign, digits, point, exponent; or `Inf`, `Infinity`, `NaN` in any case. No hexadecimal, no `_`, no blanks.
/// - **Out:** the double nearest to what is written (exactly [Double#parseDouble]'s).
/// - **Cost:** one pass for up to 18 digits with a mantissa below 2⁵³ and a power of ten up to 22, where one
///   division or multiplication of two exact doubles rounds rightly (W. D. Clinger, *How to read floating point
///   numbers accurately*, PLDI 1990); otherwise that of [Double#parseDouble].
/// - **State:** none.
public final class Decimals {
    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final int MOST_DIGITS = 18;

    private Decimals() {}

    /// @throws NumberFormatException when it is none
    public static double read(byte[] text, int from, int to) {
        int at = from;
        boolean negative = false;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            negative = text[at++] == '-';
        }
        long mantissa = 0;
        int digits = 0;
        int written = 0;
        int shift = 0;
        boolean point = false;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit >= 0 && digit <= 9) {
                written++;
                digits += digits > 0 || digit > 0 ? 1 : 0;
                mantissa = digits <= MOST_DIGITS ? mantissa * 10 + digit : mantissa;
                shift -= point ? 1 : 0;
            } else if (text[at] == '.' && !point) {
                point = true;
            } else {
                break;
            }
        }
        if (written == 0) {
            return named(text, from, to);
        }
        shift += at < to ? exponent(text, at, to) : 0;
        if (digits <= MOST_DIGITS && mantissa <= 1L << 53 && shift >= -22 && shift <= 22) {
            double value = shift < 0 ? mantissa / POWERS[-shift] : mantissa * POWERS[shift];
            return negative ? -value : value;
        }
        return Double.parseDouble(new String(text, from, to - from, StandardCharsets.ISO_8859_1));
    }

    private static int exponent(byte[] text, int from, int to) {
        int at = from;
        if ((text[at++] | 0x20) != 'e') {
            throw new NumberFormatException("not a number");
        }
        boolean negative = false;
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            negative = text[at++] == '-';
        }
        if (at == to) {
            throw new NumberFormatException("not a number");
        }
        int exponent = 0;
        for (; at < to; at++) {
            int digit = text[at] - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException("not a number");
            }
            exponent = Math.min(exponent * 10 + digit, 100_000);
        }
        return negative ? -exponent : exponent;
    }

    private static double named(byte[] text, int from, int to) {
        boolean signed = from < to && (text[from] == '-' || text[from] == '+');
        int start = signed ? from + 1 : from;
        if (is("inf", text, start, to) || is("infinity", text, start, to)) {
            return signed && text[from] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        if (is("nan", text, from, to)) {
            return Double.NaN;
        }
        throw new NumberFormatException("not a number");
    }

    private static boolean is(String word, byte[] text, int from, int to) {
        if (to - from != word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if ((text[from + i] | 0x20) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
