// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Sighting;
import io.vedette.core.topology.TopologySettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Edges that labels told of, on their way through the door: each when it is new, and again now and then while it is
/// still told of.
///
/// - **Cost:** a look-up an edge; 100,000 edges at most, further ones wait until others are no longer told of.
/// - **State:** safe for many threads.
final class Sightings {
    private static final int MOST = 100_000;
    private static final long AGAIN_MS = TopologySettings.TOLD_AGAIN.toMillis();

    private final Map<Edge, Long> told = new ConcurrentHashMap<>();
    private final Queue<Edge> due = new ConcurrentLinkedQueue<>();
    private volatile long sweptMs;

    void saw(List<Edge> edges, long nowMs) {
        for (Edge edge : edges) {
            Long last = told.get(edge);
            boolean isDue = last == null ? hasRoom(nowMs) : nowMs - last >= AGAIN_MS;
            if (isDue) {
                told.put(edge, nowMs);
                due.add(edge);
            }
        }
    }

    private boolean hasRoom(long nowMs) {
        if (told.size() >= MOST && nowMs - sweptMs >= AGAIN_MS) {
            sweptMs = nowMs;
            told.values().removeIf(last -> nowMs - last >= 2 * AGAIN_MS);
        }
        return told.size() < MOST;
    }

    /// What is to go through the door now.
    List<Sighting> due(long nanos) {
        List<Sighting> all = new ArrayList<>();
        for (Edge edge = due.poll(); edge != null; edge = due.poll()) {
            all.add(new Sighting(edge, nanos));
        }
        return all;
    }

    /// These could not be stored.
    void again(List<Sighting> sightings) {
        sightings.forEach(sighting -> due.add(sighting.edge()));
    }
}
