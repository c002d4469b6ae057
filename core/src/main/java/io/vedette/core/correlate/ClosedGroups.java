// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Item;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Incidents that were resolved of late and may be reopened.
final class ClosedGroups {
    private final long reopenNanos;
    private final Map<String, Group> groups = new LinkedHashMap<>();
    private int members;

    ClosedGroups(long reopenNanos) {
        this.reopenNanos = reopenNanos;
    }

    void add(Group group) {
        groups.put(group.id(), group);
        members += group.members().size();
        while (!CorrelateSettings.remembersResolved(groups.size(), members)) {
            remove(groups.values().iterator().next());
        }
    }

    void remove(Group group) {
        if (groups.remove(group.id()) != null) {
            members -= group.members().size();
        }
    }

    /// The one that ended last comes last.
    Collection<Group> all() {
        return groups.values();
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

    /// Whether a later word on an item than this one ended it.
    boolean knowsLater(Item item) {
        return groups.values().stream()
                .flatMap(group -> group.member(item.fingerprint()).stream())
                .anyMatch(member -> member.item().nanos() > item.nanos());
    }

    void forget(long nowNanos) {
        List.copyOf(groups.values()).stream()
                .filter(group -> nowNanos - group.rest().endNanos() > reopenNanos)
                .forEach(this::remove);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(groups.size());
        for (Group group : groups.values()) {
            GroupBytes.write(group, out);
        }
    }

    void restore(DataInput in, boolean formers) throws IOException {
        for (int left = SavedState.count(in, "resolved incidents", CorrelateSettings.MOST_RESOLVED); left > 0; left--) {
            add(GroupBytes.read(in, formers));
        }
    }
}
