// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// Tells values from words by their shape alone: numbers, identifiers, names of hosts and files.
///
/// - **In:** a run of characters without a space, a mark or a colon.
/// - **Out:** how much of it is literal. A word whose shape proves nothing (`ssh2`, `tty2`) stays a word: evidence
/// decides.
/// - **Cost:** O(characters).
/// - **Source:** ours.
final class Values {
    /// Endings under which hosts are named, in addition to two letters after two dots.
    private static final String[] ENDINGS = {
        "com", "net", "org", "edu", "gov", "mil", "info", "biz", "io", "internal", "local", "lan", "home", "arpa"
    };

    private Values() {}

    /// How far the literal part of a word without colons reaches: `to` when all of it is literal, `from` when nothing
    /// is.
    static int literal(char[] s, int from, int to) {
        int digits = Chars.digits(s, from, to);
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
            slashes += Chars.isSlash(s[i]) ? 1 : 0;
            dots += s[i] == '.' ? 1 : 0;
        }
        return slashes >= 2 || slashes == 1 && dots > 0;
    }

    /// Eight hexadecimal digits or more without a figure among them (`ffffffff`), or as many as a Java
    /// object has behind its class (`Foo@cafebabe`): no word is spelt like that.
    static boolean isCode(char[] s, int from, int to) {
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
}
