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

    /// A part of what is whole, in the same half minute.
    private static final double OWN = 0.8;

    private static final Bond STRANGER = new Bond(0, 0, Bond.Role.CAUSE, "");

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
    record Match(Group group, Bond bond) {
        /// Whether the item itself, what it consists of or what it runs on is in it already.
        boolean isOwn() {
            return bond.role() == Bond.Role.ALIKE && bond.doubts() == 0 && bond.weight() >= OWN;
        }
    }

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
                if (bond.role() == Bond.Role.SUFFERER && isExplained(relative, group, item.entity(), startNanos)) {
                    continue;
                }
                boolean same = relative.equals(item.entity()) && !(item instanceof Change);
                keep(best, group, same ? bond : inTime(bond, group, relative, item, startNanos));
            }
        });
        for (String place : Places.of(item)) {
            Bond bond = new Bond(SAME_PLACE, 0, Bond.Role.ALIKE, "shares " + place);
            for (Group group : open.at(place)) {
                keep(best, group, bond.after(startNanos - nearest(group, startNanos), ""));
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

    /// Who suffers has a cause in the incident already that does not suffer from this one: one more that it calls is no
    /// better one.
    private boolean isExplained(Entity sufferer, Group group, Entity called, long nanos) {
        Map<Entity, Bond> own = relatives(called, nanos);
        return relatives(sufferer, nanos).entrySet().stream()
                .filter(entry -> entry.getValue().role() == Bond.Role.CAUSE)
                .map(Map.Entry::getKey)
                .filter(cause -> group.presence(cause).isPresent())
                .anyMatch(cause -> own.getOrDefault(cause, STRANGER).role() == Bond.Role.CAUSE);
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
        return bond.after((startNanos - began) / slow, Kinship.when(startNanos, began));
    }

    private static long nearest(Group group, long nanos) {
        return group.entities().stream()
                .map(entity -> group.presence(entity).orElseThrow().nearest(nanos))
                .min(Comparator.comparingLong(began -> Math.abs(began - nanos)))
                .orElse(group.startNanos());
    }
}
