// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Diagnosis.Kind;
import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// All that is said of each entity, put in one order.
///
/// What passed its fences adds up as logarithms of amounts, each in its own fence: channels have no unit
/// in common but that. Those of whom nothing passed come behind all of them, as guesses.
final class Ranking {
    /// A resource that jumps is a weaker guess than time that is missing: innocent ones jump.
    private static final double GUESSED_RESOURCE = 0.3;

    private Ranking() {}

    /// An entity's place in the order.
    ///
    /// @param score   of what passed its fences; 0 where nothing did
    /// @param guess   of all the rest
    /// @param changes those shortly before the onset, on it or on what it calls
    record Suspect(
            Entity entity,
            double score,
            double guess,
            Kind kind,
            String signal,
            List<Blame> blames,
            List<Change> changes) {
        boolean isConfident() {
            return score > 0;
        }
    }

    static List<Suspect> of(List<Blame> blames, Map<Entity, List<Changes.Near>> changes) {
        Map<Entity, List<Blame>> byEntity = new TreeMap<>();
        blames.forEach(blame ->
                byEntity.computeIfAbsent(blame.entity(), _ -> new ArrayList<>()).add(blame));
        changes.keySet().forEach(entity -> byEntity.computeIfAbsent(entity, _ -> new ArrayList<>()));
        return byEntity.entrySet().stream()
                .map(entry ->
                        suspect(entry.getKey(), entry.getValue(), changes.getOrDefault(entry.getKey(), List.of())))
                .sorted(Comparator.comparing((Suspect suspect) -> !suspect.isConfident())
                        .thenComparing(
                                Comparator.comparingDouble(Suspect::score).reversed())
                        .thenComparing(
                                Comparator.comparingDouble(Suspect::guess).reversed())
                        .thenComparing(Suspect::entity))
                .toList();
    }

    private static Suspect suspect(Entity entity, List<Blame> blames, List<Changes.Near> changes) {
        double score = 0;
        double guess = 0;
        for (Blame blame : blames) {
            double amount = Math.log1p(blame.amount() / blame.fence());
            score += blame.counts() ? amount : 0;
            boolean resource = blame.channel() == Blame.Channel.RESOURCES;
            guess += resource ? GUESSED_RESOURCE * amount : amount;
        }
        double change = changes.stream().mapToDouble(Changes.Near::weight).max().orElse(0);
        score += score > 0 ? change : 0;
        guess += change;
        double backing = blames.stream().mapToDouble(Blame::backs).max().orElse(0);
        Kind kind = changes.isEmpty() ? Kind.UNKNOWN : Kind.CHANGE;
        String signal = changes.isEmpty() ? "" : changes.getLast().change().title();
        double most = 0;
        for (Blame blame : blames) {
            boolean resource = blame.channel() == Blame.Channel.RESOURCES;
            double inside = resource && blame.counts() ? blame.inside() + backing : blame.inside();
            if (inside > most) {
                most = inside;
                kind = blame.kind();
                signal = blame.signal();
            }
        }
        if (signal.isEmpty() && !blames.isEmpty()) {
            signal = blames.getFirst().signal();
        }
        List<Change> told = changes.stream().map(Changes.Near::change).toList();
        return new Suspect(entity, score, guess, kind, signal, List.copyOf(blames), told);
    }
}
