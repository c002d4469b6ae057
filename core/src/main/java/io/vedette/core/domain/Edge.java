// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Comparator;

/// One entity's bond to another.
///
/// @param from who calls, belongs or runs
/// @param to   who is called, is belonged to or carries
public record Edge(Entity from, Kind kind, Entity to) implements Comparable<Edge> {
    private static final Comparator<Edge> ORDER =
            Comparator.comparing(Edge::from).thenComparing(Edge::kind).thenComparing(Edge::to);

    /// What binds them.
    public enum Kind {
        /// A request, or a message by way of a queue.
        CALLS,
        /// Part and whole: a pod of a deployment, a container of a pod.
        MEMBER_OF,
        /// What carries it: a pod's node, a service's pod or host.
        RUNS_ON
    }

    public Edge {
        if (from.equals(to)) {
            throw new IllegalArgumentException("an edge needs two entities, had " + from + " twice");
        }
    }

    public boolean touches(Entity entity) {
        return from.equals(entity) || to.equals(entity);
    }

    @Override
    public int compareTo(Edge other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return from + " " + kind + " " + to;
    }
}
