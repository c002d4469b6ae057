// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.domain.Incident;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Which incidents a person's word can still change: those that go on, and those that ended of late. The others are
/// known to the ledger only: what grouped them has forgotten them, or was lost with its snapshot.
///
/// - **State:** one writer, many readers.
public final class Reach {
    private final Set<String> open = new HashSet<>();

    /// How many members each has; the one that ended first comes first, as Correlate forgets them.
    private final Map<String, Integer> ended = new LinkedHashMap<>();

    private int members;

    synchronized void heard(Incident incident) {
        open.remove(incident.id());
        Integer known = ended.remove(incident.id());
        members -= known == null ? 0 : known;
        if (incident.isOpen()) {
            open.add(incident.id());
        } else if (incident.partOf().isEmpty()) {
            ended.put(incident.id(), incident.size());
            members += incident.size();
        }
        while (!CorrelateSettings.remembersResolved(ended.size(), members)) {
            Map.Entry<String, Integer> first = ended.entrySet().iterator().next();
            ended.remove(first.getKey());
            members -= first.getValue();
        }
    }

    /// Whether a word on it comes to whom it may concern.
    public synchronized boolean holds(String incident) {
        return open.contains(incident) || ended.containsKey(incident);
    }
}
