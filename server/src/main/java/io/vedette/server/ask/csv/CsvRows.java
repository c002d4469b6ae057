// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.csv;

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

    public int size() {
        return nanos.length;
    }
}
