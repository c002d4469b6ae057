// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.influx;

import io.vedette.server.receive.Decimals;
import java.nio.charset.StandardCharsets;

/// The words of the line protocol: names, tags, numbers, texts, times. It reads on from where it stands.
///
/// - **Source:** the grammar and the corpus of influxdata/line-protocol.
/// - **State:** confined to a request.
final class LineText {
    private final byte[] text;
    private final int end;
    private int at;

    LineText(byte[] text, int end) {
        this.text = text;
        this.end = end;
    }

    byte[] bytes() {
        return text;
    }

    int at() {
        return at;
    }

    boolean isAtEnd() {
        return at >= end;
    }

    /// The byte that comes next, -1 at the end.
    int next() {
        return at < end ? text[at] & 0xff : -1;
    }

    void step() {
        at++;
    }

    void skipSpaces() {
        while (at < end && text[at] == ' ') {
            at++;
        }
    }

    /// To the first byte of the next line.
    void skipLine() {
        while (at < end && text[at] != '\n') {
            at++;
        }
        at = Math.min(end, at + 1);
    }

    /// Whether a line ends here; `\r\n` and `\r` before the very end count as well.
    boolean isLineEnd() {
        int next = next();
        return next == -1 || next == '\n' || (next == '\r' && (at + 1 == end || text[at + 1] == '\n'));
    }

    void comment() throws LineProblem {
        while (!isLineEnd()) {
            if (isControl(text[at]) && text[at] != '\t') {
                throw new LineProblem("a comment must not hold control characters");
            }
            at++;
        }
    }

    /// Passes a name: to the first of `,`, space, line end, or `=` when that ends it too.
    void name(boolean isKey) throws LineProblem {
        int from = at;
        while (!isLineEnd()) {
            byte letter = text[at];
            if (letter == ',' || letter == ' ' || (isKey && letter == '=')) {
                break;
            }
            if (letter == '\\') {
                escape();
            } else if (isControl(letter)) {
                throw new LineProblem("a name must not hold control characters");
            } else {
                at++;
            }
        }
        if (at == from) {
            throw new LineProblem("a name must not be empty");
        }
    }

    void skipTo(int place) {
        at = place;
    }

    /// Passes a name that was passed before.
    void pass() {
        while (at < end && text[at] != ',' && text[at] != '=') {
            while (text[at] == '\\') {
                at++;
            }
            at++;
        }
    }

    /// A run of backslashes belongs to the letter behind it, which then ends no name.
    private void escape() throws LineProblem {
        while (at < end && text[at] == '\\') {
            at++;
        }
        if (at >= end || isControl(text[at])) {
            throw new LineProblem("a backslash must have a letter behind it");
        }
        at++;
    }

    private static boolean isControl(byte letter) {
        return (letter >= 0 && letter < ' ') || letter == 0x7f;
    }

    /// A name as it is meant: without the backslashes before `,`, space and `=`.
    String plain(int from, int to, boolean isKey) {
        int length = 0;
        byte[] plain = new byte[to - from];
        for (int i = from; i < to; i++) {
            boolean escapes = text[i] == '\\'
                    && i + 1 < to
                    && (text[i + 1] == ',' || text[i + 1] == ' ' || (isKey && text[i + 1] == '='));
            i += escapes ? 1 : 0;
            plain[length++] = text[i];
        }
        return new String(plain, 0, length, StandardCharsets.UTF_8);
    }

    /// The value of a field; NaN for a text.
    double value() throws LineProblem {
        return switch (next()) {
            case '"' -> string();
            case 't', 'T', 'f', 'F' -> truth();
            default -> number();
        };
    }

    private double string() throws LineProblem {
        at++;
        while (at < end && text[at] != '"') {
            at += text[at] == '\\' ? 2 : 1;
        }
        if (at >= end) {
            at = end;
            throw new LineProblem("a text must end with a quotation mark");
        }
        at++;
        return Double.NaN;
    }

    private double truth() throws LineProblem {
        int from = at;
        while (at < end && Character.isLetter(text[at])) {
            at++;
        }
        return switch (new String(text, from, at - from, StandardCharsets.ISO_8859_1)) {
            case "t", "T", "true", "True", "TRUE" -> 1;
            case "f", "F", "false", "False", "FALSE" -> 0;
            default -> throw new LineProblem("a value must be a number, a text, true or false");
        };
    }

    private double number() throws LineProblem {
        int from = at;
        at += next() == '-' ? 1 : 0;
        int whole = digits();
        if (whole > 0 && next() == 'i') {
            return whole(from, at++, false);
        }
        if (whole > 0 && next() == 'u' && text[from] != '-') {
            return whole(from, at++, true);
        }
        int part = 0;
        if (next() == '.') {
            at++;
            part = digits();
        }
        if (whole + part == 0) {
            throw new LineProblem("a value must be a number, a text, true or false");
        }
        exponent();
        double value = Decimals.read(text, from, at);
        if (!Double.isFinite(value)) {
            throw new LineProblem("a number is out of range");
        }
        return value;
    }

    private void exponent() throws LineProblem {
        if ((next() | 0x20) == 'e') {
            at++;
            at += next() == '+' || next() == '-' ? 1 : 0;
            if (digits() == 0) {
                throw new LineProblem("an exponent needs digits");
            }
        }
    }

    private int digits() {
        int from = at;
        while (at < end && text[at] >= '0' && text[at] <= '9') {
            at++;
        }
        return at - from;
    }

    private double whole(int from, int to, boolean unsigned) throws LineProblem {
        try {
            String digits = new String(text, from, to - from, StandardCharsets.ISO_8859_1);
            if (!unsigned) {
                return Long.parseLong(digits);
            }
            long value = Long.parseUnsignedLong(digits);
            return value >= 0 ? value : (value >>> 1 | value & 1) * 2.0;
        } catch (NumberFormatException tooLarge) {
            throw new LineProblem("a whole number is out of range");
        }
    }

    /// The time at the end of a line, in nanoseconds.
    long time(long unitNanos) throws LineProblem {
        int from = at;
        at += next() == '-' ? 1 : 0;
        if (digits() == 0) {
            throw new LineProblem("a time must be a whole number");
        }
        try {
            long units = Long.parseLong(new String(text, from, at - from, StandardCharsets.ISO_8859_1));
            return Math.multiplyExact(units, unitNanos);
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            throw new LineProblem("a time is out of range");
        }
    }
}
