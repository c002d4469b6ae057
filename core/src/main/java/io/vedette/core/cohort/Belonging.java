// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Link;
import io.vedette.core.flow.SavedState;
import io.vedette.core.flow.SavedTexts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What entities are part of and what they run on, as the topology says now.
final class Belonging {
    private static final int MOST = 200_000;

    /// Wholes whose parts have nothing in common.
    private static final Set<String> MIXED = Set.of("namespace", "cluster", "pod");

    private static final Set<String> PLACES = Set.of("host", "pod");
    private static final Edge.Kind[] KINDS = Edge.Kind.values();

    private final SortedSet<Edge> edges = new TreeSet<>();
    private final Map<Entity, SortedSet<Entity>> wholes = new TreeMap<>();
    private final Map<Entity, SortedSet<Entity>> carried = new TreeMap<>();
    private final Map<Entity, SortedSet<Entity>> places = new TreeMap<>();

    /// @return whether anything changed
    boolean take(Link link) {
        Edge edge = link.edge();
        if (edge.kind() == Edge.Kind.CALLS) {
            return false;
        }
        if (link.ended()) {
            boolean was = edges.remove(edge);
            if (was) {
                remove(edge);
            }
            return was;
        }
        return edges.size() < MOST && add(edge);
    }

    private boolean add(Edge edge) {
        if (!edges.add(edge)) {
            return false;
        }
        if (edge.kind() == Edge.Kind.MEMBER_OF) {
            put(wholes, edge.from(), edge.to());
        } else {
            put(places, edge.from(), edge.to());
            put(carried, edge.to(), edge.from());
        }
        return true;
    }

    private void remove(Edge edge) {
        if (edge.kind() == Edge.Kind.MEMBER_OF) {
            remove(wholes, edge.from(), edge.to());
        } else {
            remove(places, edge.from(), edge.to());
            remove(carried, edge.to(), edge.from());
        }
    }

    private static void put(Map<Entity, SortedSet<Entity>> map, Entity key, Entity value) {
        map.computeIfAbsent(key, _ -> new TreeSet<>()).add(value);
    }

    private static void remove(Map<Entity, SortedSet<Entity>> map, Entity key, Entity value) {
        map.computeIfPresent(key, (_, values) -> values.remove(value) && values.isEmpty() ? null : values);
    }

    /// `deployment prod/shop`, `service shop`: what an entity is one of; empty where no edge says. A host that carries
    /// several services is like no other.
    Optional<String> group(Entity entity) {
        Optional<String> whole = of(wholes, entity).stream()
                .filter(other -> !MIXED.contains(other.kind()))
                .map(Belonging::words)
                .findFirst();
        if (whole.isPresent() || !PLACES.contains(entity.kind())) {
            return whole;
        }
        SortedSet<Entity> services = new TreeSet<>();
        of(carried, entity).stream().filter(one -> one.kind().equals("service")).forEach(services::add);
        return services.size() == 1 ? Optional.of(words(services.first())) : Optional.empty();
    }

    /// Where an entity runs; empty where no edge says, or several do.
    Optional<Entity> place(Entity entity) {
        SortedSet<Entity> known = of(places, entity);
        return known.size() == 1 ? Optional.of(known.first()) : Optional.empty();
    }

    private static SortedSet<Entity> of(Map<Entity, SortedSet<Entity>> map, Entity entity) {
        return map.getOrDefault(entity, new TreeSet<>());
    }

    private static String words(Entity entity) {
        return entity.kind() + " " + entity.name();
    }

    void save(DataOutput out, SavedTexts texts) throws IOException {
        out.writeInt(edges.size());
        for (Edge edge : edges) {
            texts.write(out, edge.from().id());
            out.writeByte(edge.kind().ordinal());
            texts.write(out, edge.to().id());
        }
    }

    void restore(DataInput in, SavedTexts texts) throws IOException {
        for (int left = SavedState.count(in, "edges", MOST); left > 0; left--) {
            Entity from = Entity.parse(texts.read(in));
            int kind = in.readUnsignedByte();
            if (kind >= KINDS.length) {
                throw new IllegalArgumentException("an edge of kind " + kind);
            }
            add(new Edge(from, KINDS[kind], Entity.parse(texts.read(in))));
        }
    }
}
