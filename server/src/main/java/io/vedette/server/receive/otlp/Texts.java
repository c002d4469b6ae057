// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.server.receive.LogLines;
import java.util.SortedMap;

/// Texts within their limits: what is longer is cut and marked, never dropped.
final class Texts {
    private static final String MARK = "… (cut)";

    private Texts() {}

    /// At most `bytes` of UTF-8, and the mark.
    static String cut(String text, int bytes) {
        if (3L * text.length() <= bytes) {
            return text;
        }
        String head = LogLines.head(text, bytes);
        return head.length() == text.length() ? text : head + MARK;
    }

    /// Attributes within their limits: values are cut; beyond the number, the last by name are left out.
    ///
    /// @return how many were left out
    static int limit(SortedMap<String, String> attributes, int most, int valueBytes) {
        attributes.replaceAll((_, value) -> cut(value, valueBytes));
        int over = Math.max(0, attributes.size() - most);
        for (int i = 0; i < over; i++) {
            attributes.pollLastEntry();
        }
        return over;
    }
}
