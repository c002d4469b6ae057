// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.csv;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which columns of a file mean what.
///
/// @param time   the column of times; when not given, one that is named so or looks so, else rows are a second apart
/// @param values the columns of numbers; when none is given, all that hold numbers
/// @param label  the column that says 0 for normal and 1 for anomalous; when not given, one named `label`, `anomaly` or
///     `is_anomaly`
public record CsvOptions(
        @Nullable String time,
        List<String> values,
        @Nullable String label) {
    public static final CsvOptions DEFAULT = new CsvOptions(null, List.of(), null);

    public CsvOptions {
        values = List.copyOf(values);
    }
}
