// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

import java.nio.file.Path;
import java.time.Duration;

/// Where Vedette keeps what it knows.
///
/// @param folder    the data folder, made if it is missing; relative to where Vedette is started
/// @param retention how long points are kept
/// @param records   log lines and spans for looking back
public record DataSettings(Path folder, Duration retention, RecordSettings records) {
    public static final DataSettings DEFAULT =
            new DataSettings(Path.of("vedette-data"), Duration.ofDays(30), RecordSettings.DEFAULT);

    public DataSettings {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("data.retention must be 1d or more, was " + retention);
        }
    }
}
