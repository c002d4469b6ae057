// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Item;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Which open incidents an item may belong to.
///
/// - **Cost:** O(relatives + groups that they are in) an item; relatives are worked out once a batch and entity.
final class Matching {
    private static final double SAME_PLACE = 0.5;

    /// A change is thought of longer than trouble is: a rollout takes its time.
    private static final double CHANGE_LASTS = 6;

    private final OpenGroups open;
    private final Kinship kinship;
    private final Map<Entity, Map<Entity, Bond>> relatives = new HashMap<>();

    Matching(OpenGroups open, Kinship kinship) {
        this.open = open;
        this.kinship = kinship;
    }

    /// An incident and how strongly an item belongs to it.
    record Match(Group group, Bond bond) {}

    /// What entities have to do with each other may have changed.
    void forget() {
        relatives.clear();
    }

    Map<Entity, Bond> relatives(Entity entity, long nanos) {
        return relatives.computeIfAbsent(entity, _ -> kinship.of(entity, nanos));
    }

    /// Incidents that it belongs to, the strongest bond first; of two alike the one that began earlier.
    List<Match> of(Item item, long startNanos) {
        Map<String, Match> best = new TreeMap<>();
        relatives(item.entity(), startNanos).forEach((relative, bond) -> {
            for (Group group : open.with(relative)) {
                boolean same = relative.equals(item.entity()) && !(item instanceof Change);
                keep(best, group, same ? bond : inTime(bond, group, relative, item, startNanos));
            }
        });
        for (String place : Places.of(item)) {
            for (Group group : open.at(place)) {
                double time = Kinship.inTime(startNanos - nearest(group, startNanos));
                keep(best, group, new Bond(SAME_PLACE * time, "shares " + place));
            }
        }
        return best.values().stream()
                .filter(match -> match.bond().isEnough())
                .sorted(Comparator.comparingDouble(
                                (Match match) -> -match.bond().weight())
                        .thenComparingLong(match -> match.group().startNanos())
                        .thenComparing(match -> match.group().id()))
                .toList();
    }

    private static void keep(Map<String, Match> best, Group group, Bond bond) {
        Match known = best.get(group.id());
        if (known == null || bond.weight() > known.bond().weight()) {
            best.put(group.id(), new Match(group, bond));
        }
    }

    private static Bond inTime(Bond bond, Group group, Entity relative, Item item, long startNanos) {
        long began = group.presence(relative).orElseThrow().nearest(startNanos);
        double slow = item instanceof Change ? CHANGE_LASTS : 1;
        return new Bond(
                bond.weight() * Kinship.inTime(Math.round((startNanos - began) / slow)),
                bond.why() + Kinship.when(startNanos, began));
    }

    private static long nearest(Group group, long nanos) {
        return group.entities().stream()
                .map(entity -> group.presence(entity).orElseThrow().nearest(nanos))
                .min(Comparator.comparingLong(began -> Math.abs(began - nanos)))
                .orElse(group.startNanos());
    }
}
