// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Who calls whom, directly or over others.
///
/// - **Cost:** O(edges) once the topology changed, O(callers) for one that was not asked of since.
final class Callers {
    /// Further than so many callers nobody's trouble is followed.
    private static final int MOST = 1_000;

    /// Callers that are kept: about 10 MB.
    private static final int MOST_KEPT = 200_000;

    private final Neighbours neighbours;
    private final Map<Entity, List<Set<Entity>>> known = new HashMap<>();
    private final Set<Entity> services = new HashSet<>();
    private int kept;
    private int seenChanges;

    Callers(Neighbours neighbours) {
        this.neighbours = neighbours;
    }

    private void refresh() {
        if (seenChanges != neighbours.changes()) {
            seenChanges = neighbours.changes();
            known.clear();
            kept = 0;
            services.clear();
            neighbours.all().stream().filter(this::isService).forEach(services::add);
        }
    }

    private boolean isService(Entity entity) {
        return neighbours.of(entity).values().stream().anyMatch(edge -> edge.kind() == Edge.Kind.CALLS);
    }

    /// How many there are that call or are called.
    int services() {
        refresh();
        return services.size();
    }

    /// The service whose trouble an entity's trouble is: its own, or that of the only one which it carries or is part
    /// of.
    Optional<Entity> service(Entity entity) {
        refresh();
        if (services.contains(entity)) {
            return Optional.of(entity);
        }
        List<Entity> near = neighbours.of(entity).keySet().stream()
                .filter(services::contains)
                .limit(2)
                .toList();
        return near.size() == 1 ? Optional.of(near.getFirst()) : Optional.empty();
    }

    /// Whether one calls the other, over however many.
    boolean calls(Entity caller, Entity called) {
        return of(called).stream().anyMatch(ring -> ring.contains(caller));
    }

    /// Those who call it: over one call, over two and no fewer, and so on.
    List<Set<Entity>> of(Entity service) {
        refresh();
        List<Set<Entity>> rings = known.get(service);
        if (rings == null) {
            if (kept > MOST_KEPT) {
                known.clear();
                kept = 0;
            }
            rings = walk(service);
            known.put(service, rings);
            kept += rings.stream().mapToInt(Set::size).sum();
        }
        return rings;
    }

    private List<Set<Entity>> walk(Entity service) {
        List<Set<Entity>> rings = new ArrayList<>();
        Set<Entity> seen = new HashSet<>(Set.of(service));
        Set<Entity> ring = next(Set.of(service), seen);
        while (!ring.isEmpty() && seen.size() <= MOST) {
            rings.add(ring);
            ring = next(ring, seen);
        }
        return rings;
    }

    private Set<Entity> next(Set<Entity> ring, Set<Entity> seen) {
        Set<Entity> next = new LinkedHashSet<>();
        for (Entity called : ring) {
            neighbours.of(called).forEach((other, edge) -> {
                if (edge.kind() == Edge.Kind.CALLS && edge.from().equals(other) && seen.add(other)) {
                    next.add(other);
                }
            });
        }
        return next;
    }
}
