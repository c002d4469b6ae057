// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import io.vedette.core.diagnose.Period;
import io.vedette.core.diagnose.Track;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.LongPredicate;
import java.util.stream.IntStream;

/// A peer: a Bayesian network of states, well or not, whose structure is the calls turned round; a caller is ill by a
/// noisy or of those it calls. One fault at a time, so the posterior is exact.
///
/// - **Source:** J. Pearl, *Probabilistic Reasoning in Intelligent Systems*, 1988, section 4.3.
final class NoisyOr {
    private static final double PASSED_ON = 0.8;
    private static final double LEAK = 0.02;

    /// Of an ill entity so many are seen to be ill, of one that is well so few.
    private static final double SEEN = 0.95;

    private static final double ILL = 3;

    private NoisyOr() {}

    static int place(Fault fault) {
        SequencedMap<Entity, Track> tracks = Peers.tracks(fault);
        Entity symptom = fault.scene().symptoms().getFirst().entity();
        Map<Entity, Boolean> ill = new HashMap<>();
        Map<Entity, Double> size = new HashMap<>();
        tracks.forEach((entity, track) -> {
            double z = z(track, fault);
            ill.put(entity, z > ILL);
            size.put(entity, z);
        });
        Map<Entity, Double> posterior = new HashMap<>();
        tracks.keySet()
                .forEach(entity -> posterior.put(
                        entity, likelihood(entity, ill, fault.scene().edges())));
        List<Entity> ranked = tracks.keySet().stream()
                .filter(entity -> !entity.equals(symptom))
                .sorted(Comparator.comparingDouble((Entity entity) -> -posterior.getOrDefault(entity, 0.0))
                        .thenComparingDouble(entity -> -size.getOrDefault(entity, 0.0)))
                .toList();
        return Peers.place(fault, ranked);
    }

    /// How well a fault of an entity explains who is ill, as a logarithm.
    private static double likelihood(Entity faulty, Map<Entity, Boolean> ill, List<Edge> calls) {
        Map<Entity, Double> reached = reached(faulty, calls);
        double sum = 0;
        for (Map.Entry<Entity, Boolean> state : ill.entrySet()) {
            double isIll = 1 - (1 - reached.getOrDefault(state.getKey(), 0.0)) * (1 - LEAK);
            double seen = isIll * SEEN + (1 - isIll) * (1 - SEEN);
            sum += Math.log(state.getValue() ? seen : 1 - seen);
        }
        return sum;
    }

    /// With what probability a fault reaches each caller, callees before callers as far as there is an order.
    private static Map<Entity, Double> reached(Entity faulty, List<Edge> calls) {
        Map<Entity, Double> reached = new HashMap<>(Map.of(faulty, 1.0));
        Deque<Entity> next = new ArrayDeque<>(List.of(faulty));
        while (!next.isEmpty()) {
            Entity at = next.remove();
            for (Edge call : calls) {
                if (call.to().equals(at) && !reached.containsKey(call.from())) {
                    next.add(call.from());
                    reached.put(call.from(), or(call.from(), reached, calls));
                }
            }
        }
        return reached;
    }

    private static double or(Entity caller, Map<Entity, Double> reached, List<Edge> calls) {
        double spared = 1;
        for (Edge call : calls) {
            if (call.from().equals(caller)) {
                spared *= 1 - PASSED_ON * reached.getOrDefault(call.to(), 0.0);
            }
        }
        return 1 - spared;
    }

    /// How far the rows lie above the healthy ones, in their spread.
    private static double z(Track track, Fault fault) {
        long end = fault.scene().when().endNanos();
        List<Period> healthy = fault.scene().when().healthy();
        double[] before = values(track, time -> healthy.stream().anyMatch(period -> period.contains(time)));
        double[] during =
                values(track, time -> time < end && healthy.stream().noneMatch(period -> period.contains(time)));
        if (before.length < 2 || during.length == 0) {
            return 0;
        }
        double mean = Arrays.stream(before).average().orElse(0);
        double spread = Math.sqrt(Arrays.stream(before)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElse(0));
        double now = Arrays.stream(during).average().orElse(mean);
        return (now - mean) / Math.max(spread, track.floor() + 1e-9);
    }

    private static double[] values(Track track, LongPredicate when) {
        return IntStream.range(0, track.nanos().length)
                .filter(i -> when.test(track.nanos()[i]))
                .mapToDouble(i -> track.values()[i])
                .toArray();
    }
}
