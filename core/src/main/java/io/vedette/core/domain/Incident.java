// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// Anomalies that belong together.
///
/// @param id         made from its first anomaly
/// @param title      one sentence for a person
/// @param startNanos start of its first anomaly, epoch nanoseconds
/// @param endNanos   end of its last anomaly, 0 while open
/// @param members    the latest word on each of its anomalies, oldest first
public record Incident(String id, String title, long startNanos, long endNanos, List<Anomaly> members) {
    public Incident {
        members = List.copyOf(members);
        if (members.isEmpty()) {
            throw new IllegalArgumentException("an incident needs an anomaly");
        }
    }

    public boolean isOpen() {
        return endNanos == 0;
    }

    public Entity entity() {
        return members.getFirst().entity();
    }
}
