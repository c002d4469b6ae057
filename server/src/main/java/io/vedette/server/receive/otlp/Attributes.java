// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.server.receive.Wire;
import java.util.HexFormat;
import java.util.Map;

/// Reads `KeyValue` and `AnyValue`. Values become text: lists and maps as JSON, bytes as hexadecimal digits.
final class Attributes {
    private Attributes() {}

    /// Reads a `KeyValue` and puts it where it belongs; one without a value says nothing.
    static void put(Wire wire, Map<String, String> into) throws Wire.Broken {
        int end = wire.enter();
        inside(wire, into);
        wire.leave(end);
    }

    /// The same, of a wire that holds nothing but the `KeyValue`.
    static void inside(Wire wire, Map<String, String> into) throws Wire.Broken {
        String key = "";
        String value = "";
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> key = wire.text();
                case 2 -> value = value(wire);
                default -> wire.skip();
            }
        }
        if (!key.isEmpty() && !value.isEmpty()) {
            into.put(key, value);
        }
    }

    /// Reads an `AnyValue`; a text stands as it is.
    static String value(Wire wire) throws Wire.Broken {
        return value(wire, false);
    }

    private static String value(Wire wire, boolean quoted) throws Wire.Broken {
        String text = quoted ? "null" : "";
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> text = quoted ? quote(wire.text()) : wire.text();
                case 2 -> text = wire.number() == 0 ? "false" : "true";
                case 3 -> text = Long.toString(wire.number());
                case 4 -> text = number(wire.real());
                case 5 -> text = list(wire);
                case 6 -> text = map(wire);
                case 7 -> {
                    int length = wire.run();
                    String digits = HexFormat.of().formatHex(wire.bytes(), wire.at() - length, wire.at());
                    text = quoted ? quote(digits) : digits;
                }
                default -> wire.skip();
            }
        }
        wire.leave(end);
        return text;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    private static String list(Wire wire) throws Wire.Broken {
        StringBuilder text = new StringBuilder("[");
        int end = wire.enter();
        while (wire.next()) {
            if (wire.field() == 1) {
                text.append(text.length() > 1 ? "," : "").append(value(wire, true));
            } else {
                wire.skip();
            }
        }
        wire.leave(end);
        return text.append(']').toString();
    }

    private static String map(Wire wire) throws Wire.Broken {
        StringBuilder text = new StringBuilder("{");
        int end = wire.enter();
        while (wire.next()) {
            if (wire.field() == 1) {
                pair(wire, text);
            } else {
                wire.skip();
            }
        }
        wire.leave(end);
        return text.append('}').toString();
    }

    private static void pair(Wire wire, StringBuilder text) throws Wire.Broken {
        String key = "";
        String value = "null";
        int end = wire.enter();
        while (wire.next()) {
            switch (wire.field()) {
                case 1 -> key = wire.text();
                case 2 -> value = value(wire, true);
                default -> wire.skip();
            }
        }
        wire.leave(end);
        text.append(text.length() > 1 ? "," : "").append(quote(key)).append(':').append(value);
    }

    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            switch (letter) {
                case '"', '\\' -> quoted.append('\\').append(letter);
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (letter < ' ') {
                        quoted.append("\\u%04x".formatted((int) letter));
                    } else {
                        quoted.append(letter);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }
}
