// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

import java.time.Duration;

/// Which log lines and spans are kept for looking back, and how long. Lines and spans are counted each for themselves.
///
/// @param retention      how long they are kept
/// @param perMinute      of an entity in calm times, beside the grave ones; 0 keeps none
/// @param gravePerMinute warnings and worse, failed spans
/// @param duringIncident of an entity with an open incident, and in the two minutes before it opened
public record RecordSettings(Duration retention, int perMinute, int gravePerMinute, int duringIncident) {
    public static final RecordSettings DEFAULT = new RecordSettings(Duration.ofDays(7), 20, 200, 2_000);

    private static final int MOST = 100_000;

    public RecordSettings {
        if (retention.compareTo(Duration.ofDays(1)) < 0) {
            throw new IllegalArgumentException("data.records.retention must be 1d or more, was " + retention);
        }
        check("perMinute", perMinute);
        check("gravePerMinute", gravePerMinute);
        check("duringIncident", duringIncident);
    }

    private static void check(String name, int limit) {
        if (limit < 0 || limit > MOST) {
            throw new IllegalArgumentException("data.records.%s must be 0 to %d, was %d".formatted(name, MOST, limit));
        }
    }
}
