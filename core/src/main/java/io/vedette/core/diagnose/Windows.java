// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import java.util.ArrayList;
import java.util.List;

/// What is compared with what.
///
/// @param onset    when it began, epoch nanoseconds
/// @param incident from the onset, or the hint if that is earlier
/// @param healthy  stretches to compare with, the latest last
record Windows(long onset, Period incident, List<Period> healthy) {
    /// The stretches end a guard before the onset: an alarm may come late, and a reference that holds the
    /// fault's beginning hides it.
    static Windows of(When when, long onset, long first, DiagnoseSettings settings) {
        long start = when.hinted() ? Math.min(when.hintNanos(), onset) : onset;
        var incident = new Period(start, Math.max(start, when.endNanos()));
        List<Period> told =
                when.healthy().isEmpty() ? List.of(new Period(Math.min(first, start), start)) : when.healthy();
        var healthy = new ArrayList<Period>();
        for (Period stretch : told) {
            long guard = (long) (1e9 * Math.min(settings.guardSeconds(), stretch.seconds() / 4));
            if (stretch.from() < start) {
                long to = Math.min(stretch.to(), when.certain() ? start : start - guard);
                healthy.add(new Period(Math.min(stretch.from(), to), to));
            } else if (stretch.from() >= incident.to()) {
                healthy.add(stretch);
            }
        }
        return new Windows(onset, incident, List.copyOf(healthy));
    }

    boolean isHealthy(long nanos) {
        return healthy.stream().anyMatch(stretch -> stretch.contains(nanos));
    }

    /// How far a stretch lies from the incident, seconds.
    double gapSeconds(Period stretch) {
        long gap = stretch.to() <= incident.from() ? incident.from() - stretch.to() : stretch.from() - incident.to();
        return Math.max(0, gap) / 1e9;
    }
}
