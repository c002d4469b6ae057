// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.csv;

import java.io.IOException;
import java.nio.file.Path;

/// A file that cannot be read as a table of numbers: where, and which rule it breaks.
public final class CsvProblem extends IOException {
    private static final long serialVersionUID = 1;

    private final transient Path file;
    private final long line;
    private final String column;
    private final String rule;

    /// @param line   from 1; 0 when the fault is in no one line
    /// @param column its name; empty when the fault is in no one column
    CsvProblem(Path file, long line, String column, String rule) {
        super(file + (line > 0 ? ", line " + line : "") + (column.isEmpty() ? "" : ", column '" + column + "'") + ": "
                + rule);
        this.file = file;
        this.line = line;
        this.column = column;
        this.rule = rule;
    }

    public Path file() {
        return file;
    }

    public long line() {
        return line;
    }

    public String column() {
        return column;
    }

    public String rule() {
        return rule;
    }
}
