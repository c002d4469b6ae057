// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The graph of entities, as it is and as it was.
///
/// - **In:** links; a later word on a stretch takes the place of the earlier one.
/// - **Cost:** O(1) a link; O(edges) a question; about 300 bytes an edge.
/// - **State:** confined to a thread, or behind its owner's lock.
public final class Topology {
    private final int mostEntities;
    private final int mostEdges;
    private final Map<Edge, Link> open = new LinkedHashMap<>();
    private final Map<Entity, Integer> degrees = new HashMap<>();
    private final Deque<Link> past = new ArrayDeque<>();

    /// @param settings how many edges are kept; of those that ended, the last
    public Topology(TopologySettings settings) {
        this.mostEntities = settings.entities();
        this.mostEdges = settings.edges();
    }

    /// @return whether there was room for it
    public boolean take(Link link) {
        Edge edge = link.edge();
        if (link.ended()) {
            if (open.remove(edge) != null) {
                leave(edge.from());
                leave(edge.to());
            }
            past.addLast(link);
            if (past.size() > mostEdges) {
                past.removeFirst();
            }
            return true;
        }
        if (!open.containsKey(edge)) {
            int fresh = (degrees.containsKey(edge.from()) ? 0 : 1) + (degrees.containsKey(edge.to()) ? 0 : 1);
            if (open.size() >= mostEdges || degrees.size() + fresh > mostEntities) {
                return false;
            }
            degrees.merge(edge.from(), 1, Integer::sum);
            degrees.merge(edge.to(), 1, Integer::sum);
        }
        open.put(edge, link);
        return true;
    }

    private void leave(Entity entity) {
        degrees.computeIfPresent(entity, (_, degree) -> degree == 1 ? null : degree - 1);
    }

    /// The stretch of an edge that has not ended.
    public Optional<Link> open(Edge edge) {
        return Optional.ofNullable(open.get(edge));
    }

    /// All that holds, in the order in which it was first told.
    Collection<Link> open() {
        return Collections.unmodifiableCollection(open.values());
    }

    /// What ended, oldest first.
    Collection<Link> past() {
        return Collections.unmodifiableCollection(past);
    }

    /// Edges that hold now.
    public int size() {
        return open.size();
    }

    /// The edges that were there at a moment, sorted. Of one that came back, the stretch of that time.
    public List<Link> at(long nanos) {
        return at(nanos, _ -> true);
    }

    /// Those of one entity.
    public List<Link> around(Entity entity, long nanos) {
        return at(nanos, link -> link.edge().touches(entity));
    }

    private List<Link> at(long nanos, Predicate<Link> wanted) {
        List<Link> found = new ArrayList<>();
        Stream.concat(open.values().stream(), past.stream())
                .filter(link -> link.holdsAt(nanos))
                .filter(wanted)
                .forEach(found::add);
        found.sort(Comparator.comparing(Link::edge).thenComparing(Link::firstNanos));
        return found;
    }
}
