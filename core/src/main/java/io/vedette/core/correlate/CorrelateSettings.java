// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import java.io.Serializable;
import java.time.Duration;

/// When items belong together.
///
/// @param quiet      how long all members must be over before the incident is resolved; one that comes back sooner
/// joins
/// @param reopen     how long after it an alert that comes back reopens it; later it is a new incident
/// @param maxMembers items one incident may hold; the rest are left out of it
public record CorrelateSettings(Duration quiet, Duration reopen, int maxMembers) implements Serializable {
    public static final CorrelateSettings DEFAULT =
            new CorrelateSettings(Duration.ofMinutes(5), Duration.ofMinutes(30), 20_000);

    /// Incidents that ended of late and may be reopened.
    static final int MOST_RESOLVED = 1_000;

    /// Members of these together: they are written with every snapshot.
    private static final int MOST_RESOLVED_MEMBERS = 50_000;

    public CorrelateSettings {
        if (!quiet.isPositive()) {
            throw new IllegalArgumentException("correlate.quiet must be positive, was " + quiet);
        }
        if (reopen.isNegative()) {
            throw new IllegalArgumentException("correlate.reopen must be 0 or more, was " + reopen);
        }
        if (maxMembers < 1) {
            throw new IllegalArgumentException("correlate.maxMembers must be 1 or more, was " + maxMembers);
        }
    }

    /// Whether so many incidents that ended of late are remembered; else the one that ended first is forgotten.
    ///
    /// @param members of all of them together
    public static boolean remembersResolved(int incidents, int members) {
        return incidents <= MOST_RESOLVED && (members <= MOST_RESOLVED_MEMBERS || incidents <= 1);
    }
}
