// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/// Reads comma-separated values as RFC 4180 has them: quoted fields may hold commas, line ends and doubled quotes.
final class Csv {
    private Csv() {}

    static List<List<String>> rows(Reader reader) throws IOException {
        var rows = new ArrayList<List<String>>();
        var row = new ArrayList<String>();
        var field = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int c = reader.read(); c >= 0; c = reader.read()) {
            if (quoted) {
                if (c != '"') {
                    field.append((char) c);
                } else {
                    quoted = false;
                }
            } else if (c == '"') {
                // A quote right after a closing one stands for itself.
                if (any && field.length() > 0) {
                    field.append('"');
                }
                quoted = true;
            } else if (c == ',' || c == '\n') {
                row.add(field.toString());
                field.setLength(0);
                if (c == '\n') {
                    rows.add(List.copyOf(row));
                    row.clear();
                }
            } else if (c != '\r') {
                field.append((char) c);
            }
            any = c != ',' && c != '\n';
        }
        if (field.length() > 0 || !row.isEmpty()) {
            row.add(field.toString());
            rows.add(List.copyOf(row));
        }
        return rows;
    }
}
