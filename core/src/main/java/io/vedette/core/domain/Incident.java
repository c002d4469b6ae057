// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;
import java.util.Objects;

/// Anomalies that belong together.
///
/// @param id         made from its first anomaly
/// @param title      one sentence for a person
/// @param startNanos start of its first anomaly, epoch nanoseconds
/// @param endNanos   end of its last anomaly, 0 while open
/// @param members    the latest word on each of its anomalies, oldest first
/// @param telling    whether people are told of it
public record Incident(
        String id, String title, long startNanos, long endNanos, List<Anomaly> members, Telling telling) {
    public Incident {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an incident needs an anomaly");
        }
        // The ledger of a release without a budget has no word on it.
        telling = Objects.requireNonNullElse(telling, Telling.ALWAYS);
    }

    /// One that nobody weighed.
    public Incident(String id, String title, long startNanos, long endNanos, List<Anomaly> members) {
        this(id, title, startNanos, endNanos, members, Telling.ALWAYS);
    }

    /// The same, once it was weighed.
    public Incident told(Telling weighed) {
        return new Incident(id, title, startNanos, endNanos, members, weighed);
    }

    public boolean isOpen() {
        return endNanos == 0;
    }

    public Entity entity() {
        return members.getFirst().entity();
    }
}
