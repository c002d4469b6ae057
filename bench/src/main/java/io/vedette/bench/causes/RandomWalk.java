// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/// A peer: who walks the calls at random, the likelier to whoever goes along with the symptom, is found
/// most often at the cause.
///
/// - **Source:** M. Kim, R. Sumbaly and S. Shah, *Root Cause Detection in a Service-Oriented Architecture*, SIGMETRICS
///   2013 (MonitorRank): forward and backward steps and staying; as personalised PageRank with a restart at the
/// symptom.
final class RandomWalk {
    private static final double BACKWARD = 0.1;
    private static final double RESTART = 0.15;
    private static final int ROUNDS = 200;

    private RandomWalk() {}

    static int place(Fault fault) {
        Entity start = fault.scene().symptoms().getFirst().entity();
        SequencedMap<Entity, Double> alike = Correlated.with(fault);
        alike.put(start, 1.0);
        Map<Entity, Map<Entity, Double>> steps = steps(alike, fault.scene().edges());
        Map<Entity, Double> at = new TreeMap<>(Map.of(start, 1.0));
        for (int round = 0; round < ROUNDS; round++) {
            Map<Entity, Double> next = new TreeMap<>(Map.of(start, RESTART));
            at.forEach((entity, share) -> steps.getOrDefault(entity, Map.of(start, 1.0))
                    .forEach((other, weight) -> next.merge(other, (1 - RESTART) * share * weight, Double::sum)));
            at = next;
        }
        Map<Entity, Double> found = at;
        List<Entity> ranked = new ArrayList<>(alike.keySet());
        ranked.remove(start);
        ranked.sort(Comparator.comparingDouble((Entity entity) -> -found.getOrDefault(entity, 0.0))
                .thenComparing(Comparator.naturalOrder()));
        return Peers.place(fault, ranked);
    }

    private static Map<Entity, Map<Entity, Double>> steps(Map<Entity, Double> alike, List<Edge> calls) {
        Map<Entity, Map<Entity, Double>> steps = new HashMap<>();
        for (Edge call : calls) {
            step(steps, call.from(), call.to(), alike.getOrDefault(call.to(), 0.0));
            step(steps, call.to(), call.from(), BACKWARD * alike.getOrDefault(call.from(), 0.0));
        }
        steps.forEach((entity, ways) -> {
            double onwards = ways.values().stream()
                    .mapToDouble(Double::doubleValue)
                    .max()
                    .orElse(0);
            ways.merge(entity, Math.max(0, alike.getOrDefault(entity, 0.0) - onwards), Double::sum);
            double sum = ways.values().stream().mapToDouble(Double::doubleValue).sum();
            ways.replaceAll((_, weight) -> sum > 0 ? weight / sum : 1.0 / ways.size());
        });
        return steps;
    }

    private static void step(Map<Entity, Map<Entity, Double>> steps, Entity from, Entity to, double weight) {
        steps.computeIfAbsent(from, _ -> new TreeMap<>()).merge(to, weight, Math::max);
    }
}
