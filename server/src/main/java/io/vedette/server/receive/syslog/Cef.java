// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import io.vedette.core.domain.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/// ArcSight's Common Event Format: seven fields between bars, then `key=value` pairs whose values may hold spaces.
///
/// - **Source:** Micro Focus, *ArcSight Common Event Format, Implementation Standard*, version 26, 2022.
final class Cef {
    private static final String[] NAMES = {"vendor", "product", "product.version", "event.id", "name", "severity"};

    private Cef() {}

    static Product read(String text, SortedMap<String, String> told) {
        List<String> header = new ArrayList<>();
        int end = header(text, header);
        if (header.size() < 7) {
            return new Product(text, Severity.NONE);
        }
        for (int i = 0; i < NAMES.length; i++) {
            told.put("cef." + NAMES[i], header.get(i + 1));
        }
        pairs(text.substring(end), told);
        String sentence = told.getOrDefault("cef.msg", "");
        String name = header.get(5);
        String both = sentence.isEmpty() || sentence.equals(name) ? name : name + ": " + sentence;
        return new Product(both.isEmpty() ? text : both, Product.level(header.get(6)));
    }

    /// Cuts at bars that no backslash stands before; returns where the pairs begin.
    private static int header(String text, List<String> header) {
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '\\' && i + 1 < text.length() && "|\\".indexOf(text.charAt(i + 1)) >= 0) {
                field.append(text.charAt(++i));
            } else if (next == '|') {
                header.add(field.toString());
                field.setLength(0);
                if (header.size() == 7) {
                    return i + 1;
                }
            } else {
                field.append(next);
            }
        }
        header.add(field.toString());
        return text.length();
    }

    /// A value ends where the next `key=` begins.
    private static void pairs(String text, Map<String, String> told) {
        int equals = nextEquals(text, 0);
        int keyStart = 0;
        while (equals >= 0) {
            String key = text.substring(keyStart, equals).strip();
            int next = nextEquals(text, equals + 1);
            int valueEnd = next < 0 ? text.length() : text.lastIndexOf(' ', next);
            if (valueEnd <= equals) {
                valueEnd = next < 0 ? text.length() : equals + 1;
            }
            if (!key.isEmpty()) {
                told.put("cef." + key, plain(text.substring(equals + 1, valueEnd)));
            }
            keyStart = valueEnd;
            equals = next;
        }
    }

    /// An equals sign with a word before it and no backslash.
    private static int nextEquals(String text, int from) {
        for (int i = text.indexOf('=', from); i >= 0; i = text.indexOf('=', i + 1)) {
            if (i > 0 && text.charAt(i - 1) != '\\' && text.charAt(i - 1) != ' ') {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char next = value.charAt(i);
            if (next != '\\' || i + 1 == value.length()) {
                plain.append(next);
                continue;
            }
            char escaped = value.charAt(++i);
            switch (escaped) {
                case 'n' -> plain.append('\n');
                case 'r' -> plain.append('\r');
                case '=', '\\', '|' -> plain.append(escaped);
                default -> plain.append('\\').append(escaped);
            }
        }
        return plain.toString().strip();
    }
}
