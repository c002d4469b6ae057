// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.csv;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A table of numbers, in ascending time.
///
/// The arrays are handed out as they are, for detectors take them as they are; whoever changes them changes the table.
///
/// @param columns  names of the columns of numbers
/// @param nanos    time of each row, epoch nanoseconds, strictly ascending
/// @param values   `values[row][column]`, finite, or NaN for a gap
/// @param labels   one a row, 0 for normal; empty when the file has none
/// @param warnings what was left out, a sentence each
public record CsvRows(List<String> columns, long[] nanos, double[][] values, int[] labels, List<String> warnings) {
    public CsvRows {
        columns = List.copyOf(columns);
        warnings = List.copyOf(warnings);
    }

    /// Reads a file whole.
    ///
    /// - **In:** a line of names, then rows; parted by comma, semicolon, tab or bar, whichever the first line has
    ///   most. Times in ISO 8601, as `yyyy-MM-dd HH:mm:ss`, or as epoch seconds, milliseconds, microseconds or
    ///   nanoseconds.
    ///   Gzipped when its name ends with `.gz`.
    /// - **Cost:** one pass; 8 bytes a cell and 100 a row stay in memory.
    ///
    /// @throws CsvProblem  when it is no such table
    /// @throws IOException when it cannot be read
    public static CsvRows read(Path file, CsvOptions options) throws IOException {
        return new CsvReading(file, options).read();
    }

    public int size() {
        return nanos.length;
    }
}
