// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who came into an incident before its cause was heard of, and has nothing to do with it: neither suffers from
/// it, nor is alike to one that does, nor shares a place with those who stay.
///
/// - **Cost:** O(bonds between the entities of the incident).
final class Strangers {
    private final Set<Entity> troubled;
    private final Map<Entity, Set<Entity>> alike = new LinkedHashMap<>();
    private final Map<Entity, Set<Entity>> bonds = new LinkedHashMap<>();

    private Strangers(Group group, Function<Entity, Map<Entity, Bond>> relatives) {
        this.troubled = group.troubled();
        for (Entity entity : troubled) {
            relatives.apply(entity).forEach((other, bond) -> {
                if (troubled.contains(other) && !other.equals(entity) && bond.isEnough()) {
                    bind(bonds, entity, other);
                    if (bond.role() == Bond.Role.ALIKE) {
                        bind(alike, entity, other);
                    }
                }
            });
        }
    }

    private static void bind(Map<Entity, Set<Entity>> bonds, Entity one, Entity other) {
        bonds.computeIfAbsent(one, _ -> new LinkedHashSet<>()).add(other);
        bonds.computeIfAbsent(other, _ -> new LinkedHashSet<>()).add(one);
    }

    /// @param suffers   who is explained by the cause, or may be
    /// @param relatives who an entity may have to do with, itself among them
    /// @return each set with a trouble of its own
    static List<Set<Entity>> to(Predicate<Entity> suffers, Group group, Function<Entity, Map<Entity, Bond>> relatives) {
        var strangers = new Strangers(group, relatives);
        Set<Entity> left = new LinkedHashSet<>(strangers.troubled);
        left.removeAll(reach(left.stream().filter(suffers).toList(), strangers.troubled, strangers.alike));
        List<Set<Entity>> sets = new ArrayList<>();
        for (Entity entity : List.copyOf(left)) {
            if (left.contains(entity)) {
                Set<Entity> set = reach(List.of(entity), Set.copyOf(left), strangers.bonds);
                left.removeAll(set);
                if (!sharesPlace(set, group)) {
                    sets.add(set);
                }
            }
        }
        return sets;
    }

    private static Set<Entity> reach(Collection<Entity> from, Set<Entity> among, Map<Entity, Set<Entity>> bonds) {
        Set<Entity> reached = new LinkedHashSet<>(from);
        Deque<Entity> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            bonds.getOrDefault(next.remove(), Set.of()).stream()
                    .filter(other -> among.contains(other) && reached.add(other))
                    .forEach(next::add);
        }
        return reached;
    }

    private static boolean sharesPlace(Set<Entity> set, Group group) {
        Map<Boolean, Set<String>> places = group.members().stream()
                .collect(Collectors.partitioningBy(
                        member -> set.contains(member.entity()),
                        Collectors.flatMapping(Strangers::places, Collectors.toSet())));
        return places.getOrDefault(true, Set.of()).stream().anyMatch(places.getOrDefault(false, Set.of())::contains);
    }

    private static Stream<String> places(Member member) {
        return Places.of(member.item()).stream();
    }
}
