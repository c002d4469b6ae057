// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

import java.util.List;

/// Lines made of named fields, JSON or `key="value"`: how the field is written that holds the message.
final class Fields {
    static final List<String> MESSAGES = List.of(
            "\"message\":\"",
            "\"message\": \"",
            "\"msg\":\"",
            "\"msg\": \"",
            "\"MESSAGE\":\"",
            "\"log\":\"",
            "\"event\":\"",
            "msg=\"",
            "message=\"");

    /// A message that begins later is not looked for.
    private static final int MOST_BEFORE = 2000;

    private Fields() {}

    /// Where the text ends the first time it occurs; -1 when it does not.
    static int after(CharSequence line, String text) {
        int last = Math.min(line.length() - text.length(), MOST_BEFORE);
        for (int i = 0; i <= last; i++) {
            if (line.charAt(i) == text.charAt(0) && begins(line, i, text)) {
                return i + text.length();
            }
        }
        return -1;
    }

    private static boolean begins(CharSequence line, int from, String text) {
        for (int i = 1; i < text.length(); i++) {
            if (line.charAt(from + i) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
