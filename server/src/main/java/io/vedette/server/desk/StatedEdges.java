// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Sighting;
import io.vedette.core.topology.TopologySettings;
import io.vedette.server.receive.Inlet;
import java.io.Closeable;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Who needs whom, as people say it in the settings: told through the door as if it were seen, again and again, so that
/// it never falls silent.
public final class StatedEdges implements Closeable {
    private final List<Edge> edges;
    private final Inlet inlet;
    private final InstantSource clock;
    private final Health health;
    private final Rounds rounds;
    private long dueMs = Long.MIN_VALUE;

    public StatedEdges(Map<String, List<String>> stated, Inlet inlet, InstantSource clock, Health health) {
        this.edges = of(stated);
        this.inlet = inlet;
        this.clock = clock;
        this.health = health;
        this.rounds = new Rounds("stated edges", TopologySettings.TOLD_AGAIN.dividedBy(10), this::round, health);
    }

    /// @throws IllegalArgumentException for what is no entity, and for one that needs itself
    public static List<Edge> of(Map<String, List<String>> stated) {
        List<Edge> edges = new ArrayList<>();
        stated.forEach((from, needed) -> needed.forEach(to -> {
            try {
                edges.add(new Edge(Entity.parse(from), Edge.Kind.CALLS, Entity.parse(to)));
            } catch (IllegalArgumentException broken) {
                throw new IllegalArgumentException(
                        "dependsOn: %s needs %s: %s".formatted(from, to, broken.getMessage()), broken);
            }
        }));
        return List.copyOf(edges);
    }

    public void start() {
        if (!edges.isEmpty()) {
            round();
            rounds.start();
        }
    }

    private void round() {
        long now = clock.millis();
        if (now < dueMs) {
            return;
        }
        try {
            inlet.admit(edges.stream()
                    .map(edge -> new Sighting(edge, now * 1_000_000L))
                    .toList());
            dueMs = now + TopologySettings.TOLD_AGAIN.toMillis();
        } catch (IOException full) {
            health.complain(
                    "stated edges", "what the settings say of dependencies is not stored: " + full.getMessage());
        }
    }

    @Override
    public void close() {
        rounds.close();
    }
}
