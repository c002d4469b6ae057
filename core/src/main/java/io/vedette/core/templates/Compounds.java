// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// Tells values that may hold colons and slashes: addresses, paths, times.
///
/// - **In:** a run of characters without a space or a mark.
/// - **Out:** where the value ends, and of how many it is made.
/// - **Cost:** O(characters).
/// - **State:** one thread; what the last whole value was.
/// - **Source:** ours; schemes as in RFC 3986, section 3.1.
final class Compounds {
    private byte kind;

    /// What the last whole value was.
    byte kind() {
        return kind;
    }

    /// Where an address with a scheme ends, or 0 when there is none.
    int urlEnd(char[] s, int from, int to, int length) {
        int at = from;
        while (at < to && (Chars.of(s[at]) <= Chars.DOT || s[at] == '+' || s[at] == '-')) {
            at++;
        }
        if (at == from || at + 3 >= length || s[at] != ':' || s[at + 1] != '/' || s[at + 2] != '/') {
            return 0;
        }
        at += 3;
        while (at < length && s[at] > ' ' && "\"'<>()[]{}|,;".indexOf(s[at]) < 0) {
            at++;
        }
        while (at > from && (s[at - 1] == '.' || s[at - 1] == ':')) {
            at--;
        }
        return at;
    }

    /// Where the value ends that starts here and may hold colons and slashes, or 0 when none does.
    int whole(char[] s, int from, int to) {
        kind = LineScanner.VALUE;
        int end = path(s, from, to);
        if (end > 0) {
            return end;
        }
        int colon = lastColon(s, from, to);
        if (colon > from) {
            if (Chars.digits(s, colon + 1, to) == to - colon - 1 && to - colon <= 6 && isHost(s, from, colon)) {
                kind = slash(s, from, colon) > from ? LineScanner.NAMED_PAIR : LineScanner.PAIR;
                return to;
            }
            if (isClock(s, from, to) || isHexGroups(s, from, to) || isDate(s, from, to)) {
                return to;
            }
        }
        return 0;
    }

    private static int lastColon(char[] s, int from, int to) {
        for (int i = to - 1; i > from; i--) {
            if (s[i] == ':') {
                return i;
            }
        }
        return from;
    }

    /// `/a`, `~/a`, `./a`, `../a`, `C:\a`, `\\a`, `/10.0.0.1:80`.
    private int path(char[] s, int from, int to) {
        int at = from;
        if (Chars.isLetter(s[at]) && at + 2 < to && s[at + 1] == ':' && Chars.isSlash(s[at + 2])) {
            at += 2;
        } else if (s[at] == '~') {
            at++;
        } else {
            while (at < to && at < from + 2 && s[at] == '.') {
                at++;
            }
        }
        if (at + 1 >= to || !Chars.isSlash(s[at]) || s[at] == '\\' && at == from && s[at + 1] != '\\') {
            return 0;
        }
        int end = at + 1;
        while (end < to && s[end] != ':') {
            end++;
        }
        if (s[from] == '/' && end < to && isAddress(s, from + 1, end) && Chars.digits(s, end + 1, to) == to - end - 1) {
            kind = LineScanner.PAIR;
            return to;
        }
        return end;
    }

    private static int slash(char[] s, int from, int to) {
        for (int i = to - 1; i > from; i--) {
            if (s[i] == '/') {
                return i;
            }
        }
        return from;
    }

    /// Digits, colons, and whatever else stands in times and dates, such as `00:11`, `23:53:40.466`, `5:06:07Z`.
    private static boolean isClock(char[] s, int from, int to) {
        boolean digit = false;
        for (int i = from; i < to; i++) {
            if (Chars.isDigit(s[i])) {
                digit = true;
            } else if (s[i] != ':' && s[i] != '.' && s[i] != '-' && s[i] != '/' && s[i] != '+') {
                return digit && i == to - 1 && s[i] == 'Z';
            }
        }
        return digit;
    }

    /// `2005-06-03T15:42:50Z` and its like: begins with a date.
    private static boolean isDate(char[] s, int from, int to) {
        return to - from >= 16
                && Chars.digits(s, from, from + 4) == 4
                && !Chars.isDigit(s[from + 4])
                && s[from + 4] == s[from + 7]
                && Chars.digits(s, from + 5, from + 7) == 2
                && Chars.digits(s, from + 8, from + 10) == 2;
    }

    /// Six groups of hexadecimal digits or more, or a double colon: MAC and IPv6.
    private static boolean isHexGroups(char[] s, int from, int to) {
        int groups = 1;
        boolean twice = false;
        boolean digit = false;
        for (int i = from; i < to; i++) {
            if (s[i] == ':') {
                groups++;
                twice |= i + 1 < to && s[i + 1] == ':';
            } else if (!Chars.isHex(s[i])) {
                return false;
            } else {
                digit |= Chars.isDigit(s[i]);
            }
        }
        return groups >= 6 || twice && digit;
    }

    /// What may stand before a port: `name.or-name`, or `name/10.0.0.1`.
    private static boolean isHost(char[] s, int from, int to) {
        if (Chars.of(s[from]) > Chars.DIGIT) {
            return false;
        }
        boolean parts = false;
        boolean letters = isAddress(s, from, to);
        for (int i = from; i < to; i++) {
            if (s[i] == '/') {
                return isAddress(s, i + 1, to);
            }
            letters |= Chars.isLetter(s[i]);
            if (s[i] == '.' || s[i] == '-') {
                parts = true;
            } else if (Chars.of(s[i]) > Chars.DIGIT && s[i] != '_') {
                return false;
            }
        }
        return parts && letters;
    }

    private static boolean isAddress(char[] s, int from, int to) {
        int dots = 0;
        for (int i = from; i < to; i++) {
            if (s[i] == '.') {
                dots++;
            } else if (!Chars.isDigit(s[i])) {
                return false;
            }
        }
        return dots == 3;
    }
}
