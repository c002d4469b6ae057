// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import io.vedette.server.receive.Refusal;
import java.util.SortedMap;
import java.util.TreeMap;

/// Labels as text: `{job="x", level="info"}`, values with the escapes of a Go string.
final class LabelSet {
    private final String text;
    private int at;

    private LabelSet(String text) {
        this.text = text;
    }

    static SortedMap<String, String> read(String text) throws Refusal {
        return new LabelSet(text).all();
    }

    private SortedMap<String, String> all() throws Refusal {
        SortedMap<String, String> labels = new TreeMap<>();
        expect('{');
        while (peek() != '}') {
            String name = name();
            expect('=');
            labels.put(name, value());
            if (peek() == ',') {
                at++;
            } else if (peek() != '}') {
                throw broken();
            }
        }
        at++;
        if (peek() != 0) {
            throw broken();
        }
        return labels;
    }

    /// The next character that is no space; 0 at the end.
    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void expect(char wanted) throws Refusal {
        if (peek() != wanted) {
            throw broken();
        }
        at++;
    }

    private String name() throws Refusal {
        peek();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.:-".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        if (at == start) {
            throw broken();
        }
        return text.substring(start, at);
    }

    private String value() throws Refusal {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (at < text.length()) {
            char next = text.charAt(at++);
            if (next == '"') {
                return value.toString();
            }
            if (next == '\\') {
                escape(value);
            } else {
                value.append(next);
            }
        }
        throw broken();
    }

    private void escape(StringBuilder value) throws Refusal {
        char next = at < text.length() ? text.charAt(at++) : 0;
        switch (next) {
            case 'n' -> value.append('\n');
            case 't' -> value.append('\t');
            case 'r' -> value.append('\r');
            case 'a' -> value.append('\u0007');
            case 'b' -> value.append('\b');
            case 'f' -> value.append('\f');
            case 'v' -> value.append('\u000b');
            case '"', '\\', '\'' -> value.append(next);
            case 'x' -> value.append((char) code(2));
            case 'u' -> value.append((char) code(4));
            case 'U' -> {
                int point = code(8);
                if (!Character.isValidCodePoint(point)) {
                    throw broken();
                }
                value.appendCodePoint(point);
            }
            default -> throw broken();
        }
    }

    private int code(int digits) throws Refusal {
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int digit = at < text.length() ? Character.digit(text.charAt(at++), 16) : -1;
            if (digit < 0) {
                throw broken();
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private Refusal broken() {
        return Refusal.malformed("the stream's labels cannot be read at character " + at);
    }
}
