// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.IOException;
import java.io.PushbackReader;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/// Reads comma-separated values as RFC 4180 has them: quoted fields may hold commas, line ends and doubled quotes.
final class Csv {
    private static final int END = -1;

    private Csv() {}

    static List<List<String>> rows(Reader reader) throws IOException {
        var in = new PushbackReader(reader);
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        for (int next = in.read(); next != END; next = in.read()) {
            in.unread(next);
            row.add(field(in));
            int separator = in.read();
            if (separator == '\r') {
                separator = in.read();
            }
            if (separator != ',') {
                rows.add(List.copyOf(row));
                row.clear();
            } else if (isAtEnd(in)) {
                row.add("");
                rows.add(List.copyOf(row));
            }
        }
        return rows;
    }

    private static boolean isAtEnd(PushbackReader in) throws IOException {
        int next = in.read();
        if (next != END) {
            in.unread(next);
        }
        return next == END;
    }

    private static String field(PushbackReader in) throws IOException {
        var text = new StringBuilder();
        int c = in.read();
        boolean quoted = c == '"';
        for (c = quoted ? in.read() : c; c != END; c = in.read()) {
            if (quoted && c == '"') {
                c = in.read();
                if (c != '"') {
                    break;
                }
            } else if (!quoted && (c == ',' || c == '\n' || c == '\r')) {
                break;
            }
            text.append((char) c);
        }
        if (c != END) {
            in.unread(c);
        }
        return text.toString();
    }
}
