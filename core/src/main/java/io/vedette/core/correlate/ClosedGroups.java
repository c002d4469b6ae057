// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Item;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Incidents that were resolved of late and may be reopened.
final class ClosedGroups {
    private static final int MOST = 1_000;

    private final long reopenNanos;
    private final Map<String, Group> groups = new LinkedHashMap<>();

    ClosedGroups(long reopenNanos) {
        this.reopenNanos = reopenNanos;
    }

    void add(Group group) {
        groups.put(group.id(), group);
        if (groups.size() > MOST) {
            groups.remove(groups.keySet().iterator().next());
        }
    }

    void remove(Group group) {
        groups.remove(group.id());
    }

    Optional<Group> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    /// The one that an alert comes back to. An anomaly never does: each has a beginning of its own.
    Optional<Group> of(Item item, long startNanos) {
        if (!(item instanceof Alert)) {
            return Optional.empty();
        }
        return groups.values().stream()
                .filter(group -> group.member(item.fingerprint()).isPresent())
                .filter(group -> startNanos - group.rest().endNanos() <= reopenNanos)
                .reduce((_, later) -> later);
    }

    void forget(long nowNanos) {
        groups.values().removeIf(group -> nowNanos - group.rest().endNanos() > reopenNanos);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(groups.size());
        for (Group group : groups.values()) {
            GroupBytes.write(group, out);
        }
    }

    void restore(DataInput in) throws IOException {
        for (int left = SavedState.count(in, "resolved incidents", MOST); left > 0; left--) {
            add(GroupBytes.read(in));
        }
    }
}
