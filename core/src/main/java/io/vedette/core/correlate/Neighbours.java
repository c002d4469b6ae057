// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Link;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Who is bound to whom now.
///
/// - **Cost:** O(log edges) a link; about 200 bytes an edge.
final class Neighbours {
    private static final int MOST = 200_000;
    private static final Edge.Kind[] KINDS = Edge.Kind.values();

    private final SortedMap<Entity, SortedMap<Entity, Edge>> bonds = new TreeMap<>();
    private int edges;
    private int changes;

    void take(Link link) {
        Edge edge = link.edge();
        if (link.ended()) {
            remove(edge.from(), edge.to(), edge);
            remove(edge.to(), edge.from(), edge);
        } else if (edges < MOST || of(edge.from()).containsKey(edge.to())) {
            put(edge);
        }
    }

    private void put(Edge edge) {
        Edge before = bonds.computeIfAbsent(edge.from(), _ -> new TreeMap<>()).put(edge.to(), edge);
        changes += edge.equals(before) ? 0 : 1;
        bonds.computeIfAbsent(edge.to(), _ -> new TreeMap<>()).put(edge.from(), edge);
        edges += before == null ? 1 : 0;
    }

    private void remove(Entity one, Entity other, Edge edge) {
        SortedMap<Entity, Edge> known = bonds.get(one);
        if (known != null && known.remove(other, edge)) {
            edges -= one.equals(edge.from()) ? 1 : 0;
            changes++;
            if (known.isEmpty()) {
                bonds.remove(one);
            }
        }
    }

    /// The neighbours of an entity with the edge that binds them; of two that are bound twice, one edge.
    SortedMap<Entity, Edge> of(Entity entity) {
        return bonds.getOrDefault(entity, new TreeMap<>());
    }

    /// Those that are bound to any.
    Set<Entity> all() {
        return bonds.keySet();
    }

    /// Another number whenever one of them changed.
    int changes() {
        return changes;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(edges);
        for (Map.Entry<Entity, SortedMap<Entity, Edge>> entry : bonds.entrySet()) {
            for (Edge edge : entry.getValue().values()) {
                if (edge.from().equals(entry.getKey())) {
                    SavedState.writeText(edge.from().id(), out);
                    out.writeByte(edge.kind().ordinal());
                    SavedState.writeText(edge.to().id(), out);
                }
            }
        }
    }

    void restore(DataInput in) throws IOException {
        for (int left = SavedState.count(in, "edges", MOST); left > 0; left--) {
            Entity from = Entity.parse(SavedState.text(in, "an entity"));
            int kind = in.readUnsignedByte();
            if (kind >= KINDS.length) {
                throw new IllegalArgumentException("an edge of kind " + kind);
            }
            put(new Edge(from, KINDS[kind], Entity.parse(SavedState.text(in, "an entity"))));
        }
    }
}
