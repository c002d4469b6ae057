// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/// The labels between two braces, as positions in the line; overwritten by the next line.
final class LabelText {
    static final int MOST_LABELS = 40;
    static final int LONGEST_NAME = 256;
    static final int LONGEST_VALUE = 2_048;

    /// Four marks a label: start and end of the name, start and end of the value.
    private final int[] marks = new int[4 * MOST_LABELS];

    private byte[] text = {};
    private int count;

    void clear() {
        count = 0;
    }

    int count() {
        return count;
    }

    /// Reads from behind `{`.
    ///
    /// @return the place behind `}`
    int read(byte[] line, int from, int to, Dialect dialect) throws ExpositionProblem {
        boolean lenient = dialect == Dialect.TEXT;
        text = line;
        count = 0;
        int at = lenient ? Bytes.skipBlanks(line, from, to) : from;
        boolean comma = true;
        while (at < to && line[at] != '}') {
            if (!comma) {
                throw ExpositionProblem.of("labels must be parted by commas");
            }
            at = one(at, to, lenient);
            comma = at < to && line[at] == ',';
            at = comma ? at + 1 : at;
            at = lenient ? Bytes.skipBlanks(line, at, to) : at;
        }
        if (at >= to) {
            throw ExpositionProblem.of("labels are not closed by }");
        }
        if (!lenient && comma && count > 0) {
            throw ExpositionProblem.of("a comma follows the last label");
        }
        refuseTwins();
        return at + 1;
    }

    private int one(int from, int to, boolean lenient) throws ExpositionProblem {
        if (count == MOST_LABELS) {
            throw ExpositionProblem.of("more than " + MOST_LABELS + " labels");
        }
        int nameEnd = Bytes.endOfLabelName(text, from, to);
        int at = lenient ? Bytes.skipBlanks(text, nameEnd, to) : nameEnd;
        if (at >= to || text[at] != '=') {
            throw ExpositionProblem.of("a label name must be followed by =");
        }
        at = lenient ? Bytes.skipBlanks(text, at + 1, to) : at + 1;
        if (at >= to || text[at] != '"') {
            throw ExpositionProblem.of("a label value must stand in double quotes");
        }
        int value = at + 1;
        int end = endOfValue(value, to);
        if (nameEnd - from > LONGEST_NAME || end - value > LONGEST_VALUE) {
            throw ExpositionProblem.of(
                    "a label's name is over " + LONGEST_NAME + " bytes or its value over " + LONGEST_VALUE);
        }
        int mark = 4 * count++;
        marks[mark] = from;
        marks[mark + 1] = nameEnd;
        marks[mark + 2] = value;
        marks[mark + 3] = end;
        return lenient ? Bytes.skipBlanks(text, end + 1, to) : end + 1;
    }

    private int endOfValue(int from, int to) throws ExpositionProblem {
        for (int at = from; at < to; at++) {
            if (text[at] == '"') {
                return at;
            }
            if (text[at] == '\\') {
                at++;
            }
        }
        throw ExpositionProblem.of("a label value is not closed by a double quote");
    }

    private void refuseTwins() throws ExpositionProblem {
        for (int i = 0; i < 4 * count; i += 4) {
            for (int j = 0; j < i; j += 4) {
                if (marks[i + 1] - marks[i] == marks[j + 1] - marks[j]
                        && Arrays.equals(text, marks[i], marks[i + 1], text, marks[j], marks[j + 1])) {
                    throw ExpositionProblem.of("a label name stands twice");
                }
            }
        }
    }

    /// Names and values; an empty value means that there is no such label, so it is left out.
    ///
    /// @throws ExpositionProblem for bytes that are not UTF-8
    SortedMap<String, String> map() throws ExpositionProblem {
        SortedMap<String, String> labels = new TreeMap<>();
        for (int mark = 0; mark < 4 * count; mark += 4) {
            String value = unescaped(utf8(text, marks[mark + 2], marks[mark + 3]));
            if (!value.isEmpty()) {
                labels.put(utf8(text, marks[mark], marks[mark + 1]), value);
            }
        }
        return labels;
    }

    static String utf8(byte[] text, int from, int to) throws ExpositionProblem {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text, from, to - from))
                    .toString();
        } catch (CharacterCodingException e) {
            throw ExpositionProblem.of("not UTF-8");
        }
    }

    /// `\\`, `\"` and `\n` stand for one character; before any other the backslash stands for itself.
    private static String unescaped(String value) {
        if (value.indexOf('\\') < 0) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char next = i + 1 < value.length() ? value.charAt(i + 1) : ' ';
            if (value.charAt(i) != '\\' || "\\\"n".indexOf(next) < 0) {
                plain.append(value.charAt(i));
            } else {
                plain.append(next == 'n' ? '\n' : next);
                i++;
            }
        }
        return plain.toString();
    }
}
