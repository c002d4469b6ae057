// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import java.util.Comparator;
import java.util.List;

/// When the incident may have begun, and when all was well.
///
/// @param hintNanos when somebody noticed; [#UNKNOWN] where nobody did
/// @param certain   whether the hint is when it began; else the onset is searched around it
/// @param endNanos  what comes later is not looked at
/// @param healthy   stretches in which nothing was wrong; where none is named, all before the onset is
public record When(long hintNanos, boolean certain, long endNanos, List<Period> healthy) {
    public static final long UNKNOWN = Long.MIN_VALUE;

    public When {
        healthy = healthy.stream()
                .sorted(Comparator.comparingLong(Period::from).thenComparingLong(Period::to))
                .toList();
        if (certain && hintNanos == UNKNOWN) {
            throw new IllegalArgumentException("nobody can be certain of a time that nobody knows");
        }
    }

    boolean hinted() {
        return hintNanos != UNKNOWN;
    }
}
