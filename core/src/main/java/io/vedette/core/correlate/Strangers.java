// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.correlate.Bond.Role;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Who came into an incident before its cause was heard of, and has nothing to do with it.
///
/// Of two that the same caller uses, either may be what hurts it; the first that is heard of is taken for the cause,
/// though the second may be it. Once one entity explains more of the incident than any other does, whoever neither
/// suffers from it nor may hurt it is there by mistake: all that spoke for it is explained without it.
///
/// - **Cost:** O(bonds between the entities of the incident).
final class Strangers {
    /// An explanation of fewer is none.
    static final int FEWEST_SUFFERERS = 4;

    private final Group group;
    private final Set<Entity> troubled;
    private final Map<Entity, Set<Entity>> sufferers = new LinkedHashMap<>();
    private final Map<Entity, Set<Entity>> alike = new LinkedHashMap<>();

    private Strangers(Group group, Function<Entity, Map<Entity, Bond>> relatives) {
        this.group = group;
        this.troubled = group.troubled();
        for (Entity entity : troubled) {
            relatives.apply(entity).forEach((other, bond) -> {
                if (troubled.contains(other) && !other.equals(entity) && bond.isEnough()) {
                    note(entity, other, bond.role());
                }
            });
        }
    }

    private void note(Entity entity, Entity other, Role role) {
        switch (role) {
            case CAUSE -> of(sufferers, other).add(entity);
            case SUFFERER -> of(sufferers, entity).add(other);
            case ALIKE -> {
                of(alike, entity).add(other);
                of(alike, other).add(entity);
            }
        }
    }

    private static Set<Entity> of(Map<Entity, Set<Entity>> bonds, Entity entity) {
        return bonds.computeIfAbsent(entity, _ -> new LinkedHashSet<>());
    }

    /// A cause, and those that are in its incident by mistake, each set of them with a trouble of its own.
    record Found(Entity cause, List<Set<Entity>> strangers) {}

    /// @param relatives who an entity may have to do with, itself among them
    static Optional<Found> in(Group group, Function<Entity, Map<Entity, Bond>> relatives) {
        var bonds = new Strangers(group, relatives);
        return bonds.cause().map(cause -> new Found(cause, bonds.apart(bonds.strangersTo(cause))));
    }

    /// Who explains most; of several the first by name.
    private Optional<Entity> cause() {
        Entity best = null;
        for (Entity entity : troubled) {
            int count = count(entity);
            if (count >= FEWEST_SUFFERERS
                    && (best == null || count > count(best) || (count == count(best) && entity.compareTo(best) < 0))) {
                best = entity;
            }
        }
        return Optional.ofNullable(best);
    }

    private int count(Entity entity) {
        return sufferers.getOrDefault(entity, Set.of()).size();
    }

    private Set<Entity> strangersTo(Entity cause) {
        Set<Entity> kin = new HashSet<>(reach(Set.of(cause), alike));
        Set<Entity> core = Set.copyOf(kin);
        sufferers.forEach((entity, hurt) -> {
            if (hurt.stream().anyMatch(core::contains)) {
                kin.add(entity);
            }
        });
        Set<Entity> all = reach(kin, alike, sufferers);
        Set<Entity> strangers = new LinkedHashSet<>(troubled);
        strangers.removeAll(all);
        return strangers;
    }

    @SafeVarargs
    private static Set<Entity> reach(Collection<Entity> from, Map<Entity, Set<Entity>>... bonds) {
        Set<Entity> reached = new LinkedHashSet<>(from);
        Deque<Entity> next = new ArrayDeque<>(from);
        while (!next.isEmpty()) {
            Entity at = next.remove();
            for (Map<Entity, Set<Entity>> kind : bonds) {
                kind.getOrDefault(at, Set.of()).stream().filter(reached::add).forEach(next::add);
            }
        }
        return reached;
    }

    /// Those that hang together by themselves stay together; who shares a place with who stays behind stays as well.
    private List<Set<Entity>> apart(Set<Entity> strangers) {
        Map<Entity, Set<Entity>> among = new LinkedHashMap<>();
        sufferers.forEach((entity, hurt) -> hurt.forEach(other -> {
            if (strangers.contains(entity) && strangers.contains(other)) {
                of(among, entity).add(other);
                of(among, other).add(entity);
            }
        }));
        List<Set<Entity>> sets = new ArrayList<>();
        Set<Entity> left = new LinkedHashSet<>(strangers);
        while (!left.isEmpty()) {
            Set<Entity> set = reach(Set.of(left.iterator().next()), among, alike);
            left.removeAll(set);
            if (strangers.containsAll(set) && !sharesPlace(set)) {
                sets.add(set);
            }
        }
        return sets;
    }

    private boolean sharesPlace(Set<Entity> set) {
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
