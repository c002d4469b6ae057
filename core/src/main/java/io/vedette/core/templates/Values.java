// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// Tells values from words by their shape alone: addresses, paths, times, numbers, identifiers.
///
/// - **In:** a run of characters without a space or a mark.
/// - **Out:** where the value ends. A word whose shape proves nothing (`ssh2`, `tty2`) stays a word: evidence decides.
/// - **Cost:** O(characters).
/// - **State:** one thread; what the last whole value was.
/// - **Source:** ours.
final class Values {
    /// Endings under which hosts are named, in addition to two letters after two dots.
    private static final String[] ENDINGS = {
        "com", "net", "org", "edu", "gov", "mil", "info", "biz", "io", "internal", "local", "lan", "home", "arpa"
    };

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
            if (digits(s, colon + 1, to) == to - colon - 1 && to - colon <= 6 && isHost(s, from, colon)) {
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
        if (Chars.isLetter(s[at]) && at + 2 < to && s[at + 1] == ':' && isSlash(s[at + 2])) {
            at += 2;
        } else if (s[at] == '~') {
            at++;
        } else {
            while (at < to && at < from + 2 && s[at] == '.') {
                at++;
            }
        }
        if (at + 1 >= to || !isSlash(s[at]) || s[at] == '\\' && at == from && s[at + 1] != '\\') {
            return 0;
        }
        int end = at + 1;
        while (end < to && s[end] != ':') {
            end++;
        }
        if (s[from] == '/' && end < to && isAddress(s, from + 1, end) && digits(s, end + 1, to) == to - end - 1) {
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

    private static boolean isSlash(char c) {
        return c == '/' || c == '\\';
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
                && digits(s, from, from + 4) == 4
                && !Chars.isDigit(s[from + 4])
                && s[from + 4] == s[from + 7]
                && digits(s, from + 5, from + 7) == 2
                && digits(s, from + 8, from + 10) == 2;
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

    /// How far the literal part of a word without colons reaches: `to` when all of it is literal, `from` when nothing
    /// is.
    int literal(char[] s, int from, int to) {
        int digits = digits(s, from, to);
        if (digits == 0) {
            return isName(s, from, to) || isFile(s, from, to) || isCode(s, from, to) ? from : to;
        }
        int tail = to;
        while (tail > from && Chars.isDigit(s[tail - 1])) {
            tail--;
        }
        if (tail < to && tail - 1 > from && s[tail - 1] == '.' && digits == to - tail) {
            return tail;
        }
        boolean value = isCode(s, from, to)
                || isNumber(s, from, to)
                || isIdentifier(s, from, to, digits)
                || isOneOfMany(s, from, tail, to)
                || isName(s, from, to)
                || isFile(s, from, to);
        return value ? from : to;
    }

    /// A word that ends in a sign and a number: `broadcast_9`, `node-1`, `Thread-2`, `Foo$1`.
    private static boolean isOneOfMany(char[] s, int from, int tail, int to) {
        return tail < to && tail - 1 > from && Chars.of(s[tail - 1]) == Chars.JOIN;
    }

    /// A path that begins nowhere: `lib/a.so`, `org/x/y`.
    private static boolean isFile(char[] s, int from, int to) {
        int slashes = 0;
        int dots = 0;
        for (int i = from + 1; i < to - 1; i++) {
            slashes += isSlash(s[i]) ? 1 : 0;
            dots += s[i] == '.' ? 1 : 0;
        }
        return slashes >= 2 || slashes == 1 && dots > 0;
    }

    /// Eight hexadecimal digits or more without a figure among them (`ffffffff`), or as many as a Java object has
    /// behind
    /// its class (`Foo@cafebabe`): no word is spelt like that.
    boolean isCode(char[] s, int from, int to) {
        int start = to;
        while (start > from && Chars.isHex(s[start - 1])) {
            start--;
        }
        return start == from ? to - from >= 8 : to - start >= 5 && s[start - 1] == '@';
    }

    private static boolean isIdentifier(char[] s, int from, int to, int digits) {
        if (digits >= 3 || to - from > 2 && s[from] == '0' && (s[from + 1] | 32) == 'x') {
            return true;
        }
        boolean hex = to - from >= 6;
        for (int i = from; i < to; i++) {
            char c = s[i];
            hex &= Chars.isHex(c);
            if (digits >= 2 && (c == '_' || c == '-' || c == '.' || c == '$' || c == '/' || c == '@' || c == '#')) {
                return true;
            }
        }
        return hex;
    }

    /// A sign, digits with `.` and the like between, and perhaps a unit.
    private static boolean isNumber(char[] s, int from, int to) {
        int at = from;
        while (at < to && (s[at] == '+' || s[at] == '-' || s[at] == '#')) {
            at++;
        }
        if (at == to || !Chars.isDigit(s[at]) && s[at] != '.') {
            return false;
        }
        while (at < to && !Chars.isLetter(s[at])) {
            at++;
        }
        return at == to || Units.isUnit(s, at, to);
    }

    /// A name of a host: a dot and a well-known ending, or two dots and two letters at the end.
    private static boolean isName(char[] s, int from, int to) {
        if (!Chars.isLower(s[from]) && !Chars.isDigit(s[from])) {
            return false;
        }
        int dots = 0;
        int last = from;
        for (int i = from; i < to; i++) {
            if (s[i] == '.') {
                dots++;
                last = i + 1;
            } else if (Chars.of(s[i]) > Chars.DIGIT && s[i] != '-' && s[i] != '_') {
                return false;
            }
        }
        if (dots == 0 || last == to) {
            return false;
        }
        if (dots >= 2 && to - last == 2 && Chars.isLower(s[last]) && Chars.isLower(s[last + 1])) {
            return true;
        }
        for (String ending : ENDINGS) {
            if (Units.equal(s, last, to, ending)) {
                return true;
            }
        }
        return false;
    }

    private static int digits(char[] s, int from, int to) {
        int digits = 0;
        for (int i = from; i < to; i++) {
            if (Chars.isDigit(s[i])) {
                digits++;
            }
        }
        return digits;
    }
}
