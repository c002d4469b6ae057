// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import java.util.Map;

/// The structured data of RFC 5424, `[id name="value"]…`, into attributes `id.name`.
final class StructuredWords {
    private StructuredWords() {}

    /// Reads the elements at the cursor and moves behind them.
    ///
    /// @return false when there is no structured data there; then the cursor is where it was
    static boolean read(Cursor in, Map<String, String> into) {
        int start = in.place();
        if (in.peek() == '-') {
            in.forward(1);
            return true;
        }
        boolean any = false;
        while (in.skip('[')) {
            if (!element(in, into)) {
                in.backTo(start);
                return false;
            }
            any = true;
        }
        return any;
    }

    private static boolean element(Cursor in, Map<String, String> into) {
        String id = until(in, " ]");
        if (id.isEmpty()) {
            return false;
        }
        while (true) {
            in.skipSpaces();
            if (in.skip(']')) {
                return true;
            }
            String name = until(in, "= ]");
            if (name.isEmpty() || !in.skip('=') || !in.skip('"')) {
                return false;
            }
            StringBuilder value = new StringBuilder();
            if (!value(in, value)) {
                return false;
            }
            into.put(id + '.' + name, value.toString());
        }
    }

    private static String until(Cursor in, String ends) {
        StringBuilder word = new StringBuilder();
        while (!in.isAtEnd() && ends.indexOf(in.peek()) < 0) {
            word.append(in.peek());
            in.forward(1);
        }
        return word.toString();
    }

    /// A backslash before anything but `"`, `\` and `]` is itself, says the RFC.
    private static boolean value(Cursor in, StringBuilder value) {
        while (!in.isAtEnd()) {
            char next = in.peek();
            in.forward(1);
            if (next == '"') {
                return true;
            }
            if (next == '\\' && !in.isAtEnd() && "\"\\]".indexOf(in.peek()) >= 0) {
                value.append(in.peek());
                in.forward(1);
            } else {
                value.append(next);
            }
        }
        return false;
    }
}
