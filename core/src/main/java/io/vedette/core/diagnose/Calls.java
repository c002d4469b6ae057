// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// Who calls whom, cycles and all.
final class Calls {
    private final Map<Entity, SortedSet<Entity>> callees = new TreeMap<>();
    private final Map<Entity, SortedSet<Entity>> callers = new TreeMap<>();

    Calls(Iterable<Edge> edges) {
        edges.forEach(edge -> add(edge.from(), edge.to()));
    }

    void add(Entity caller, Entity callee) {
        callees.computeIfAbsent(caller, _ -> new TreeSet<>()).add(callee);
        callers.computeIfAbsent(callee, _ -> new TreeSet<>()).add(caller);
    }

    boolean isEmpty() {
        return callees.isEmpty();
    }

    Set<Entity> callees(Entity entity) {
        return callees.getOrDefault(entity, new TreeSet<>());
    }

    Set<Entity> callers(Entity entity) {
        return callers.getOrDefault(entity, new TreeSet<>());
    }

    /// All that an entity calls, and what they call, itself included.
    Set<Entity> below(Entity entity) {
        return reach(entity, callees);
    }

    /// All that suffer when an entity does, itself included.
    Set<Entity> above(Entity entity) {
        return reach(entity, callers);
    }

    private static Set<Entity> reach(Entity start, Map<Entity, SortedSet<Entity>> bonds) {
        Set<Entity> seen = new TreeSet<>(Set.of(start));
        Deque<Entity> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (Entity next : bonds.getOrDefault(open.remove(), new TreeSet<>())) {
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return seen;
    }
}
