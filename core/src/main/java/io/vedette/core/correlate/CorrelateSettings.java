// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import java.io.Serializable;
import java.time.Duration;

/// When anomalies belong together.
///
/// @param quiet      how long all members must have ended before the incident ends; one that comes back sooner joins
/// @param maxMembers anomalies one incident may hold; the rest are left out of it
public record CorrelateSettings(Duration quiet, int maxMembers) implements Serializable {
    public static final CorrelateSettings DEFAULT = new CorrelateSettings(Duration.ofMinutes(5), 500);

    public CorrelateSettings {
        if (!quiet.isPositive()) {
            throw new IllegalArgumentException("correlate.quiet must be positive, was " + quiet);
        }
        if (maxMembers < 1) {
            throw new IllegalArgumentException("correlate.maxMembers must be 1 or more, was " + maxMembers);
        }
    }
}
