// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.storm;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Link;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Two hundred made-up services in five layers, each calling one to three of the layers below, each on three pods.
record Shop(List<Entity> services, Map<Entity, List<Entity>> callers, List<Link> links) {
    static final int PODS = 3;
    private static final int SERVICES = 200;
    private static final int LAYERS = 5;

    static Shop of(SplittableRandom chance) {
        List<Entity> services = new ArrayList<>();
        Map<Entity, List<Entity>> callers = new HashMap<>();
        List<Link> links = new ArrayList<>();
        for (int i = 0; i < SERVICES; i++) {
            services.add(new Entity("service", "s%03d".formatted(i)));
        }
        for (int i = 0; i < SERVICES; i++) {
            Entity caller = services.get(i);
            int layer = i * LAYERS / SERVICES;
            for (int left = layer == LAYERS - 1 ? 0 : chance.nextInt(1, 4); left > 0; left--) {
                int below = (layer + 1) * SERVICES / LAYERS;
                int far = Math.min(SERVICES, below + (chance.nextInt(4) == 0 ? SERVICES : SERVICES / LAYERS));
                Entity callee = services.get(chance.nextInt(below, far));
                callers.computeIfAbsent(callee, _ -> new ArrayList<>()).add(caller);
                links.add(Link.seen(new Edge(caller, Edge.Kind.CALLS, callee), 0));
            }
            for (int pod = 0; pod < PODS; pod++) {
                links.add(Link.seen(new Edge(caller, Edge.Kind.RUNS_ON, pod(caller, pod)), 0));
            }
        }
        return new Shop(services, callers, links);
    }

    static Entity pod(Entity service, int number) {
        return new Entity("pod", service.name() + "-" + number);
    }

    /// Who calls a service, directly or by way of others, and over how many calls; itself over none.
    Map<Entity, Integer> above(Entity service) {
        Map<Entity, Integer> hops = new HashMap<>(Map.of(service, 0));
        Deque<Entity> next = new ArrayDeque<>(List.of(service));
        while (!next.isEmpty()) {
            Entity at = next.remove();
            for (Entity caller : callers.getOrDefault(at, List.of())) {
                if (hops.putIfAbsent(caller, hops.getOrDefault(at, 0) + 1) == null) {
                    next.add(caller);
                }
            }
        }
        return hops;
    }

    /// The service with the most callers above it, of those that few others could stand for.
    Entity busiest(SplittableRandom chance) {
        return chance.ints(40, SERVICES / 2, SERVICES)
                .mapToObj(services::get)
                .max((one, other) ->
                        Integer.compare(above(one).size(), above(other).size()))
                .orElseThrow();
    }
}
