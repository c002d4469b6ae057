// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Member;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// The incidents that are not over, found by member, entity and place.
///
/// - **Cost:** O(log incidents) a word or a question.
final class OpenGroups {
    private static final SortedSet<String> NOWHERE = Collections.emptySortedSet();

    private final SortedMap<String, Group> groups = new TreeMap<>();
    private final Map<String, String> homes = new HashMap<>();
    private final Map<Entity, SortedSet<String>> byEntity = new HashMap<>();
    private final Map<String, SortedSet<String>> byPlace = new HashMap<>();

    Collection<Group> all() {
        return groups.values();
    }

    Optional<Group> group(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    /// The one that an item belongs to.
    Optional<Group> home(String fingerprint) {
        return Optional.ofNullable(homes.get(fingerprint)).map(groups::get);
    }

    List<Group> with(Entity entity) {
        return of(byEntity.getOrDefault(entity, NOWHERE));
    }

    List<Group> at(String place) {
        return of(byPlace.getOrDefault(place, NOWHERE));
    }

    private List<Group> of(SortedSet<String> ids) {
        return ids.stream().map(groups::get).toList();
    }

    void add(Group group) {
        groups.put(group.id(), group);
        group.members().forEach(member -> index(group, member));
        group.places()
                .forEach(place ->
                        byPlace.computeIfAbsent(place, _ -> new TreeSet<>()).add(group.id()));
    }

    void put(Group group, Member member) {
        group.put(member);
        index(group, member);
    }

    private void index(Group group, Member member) {
        homes.put(member.fingerprint(), group.id());
        byEntity.computeIfAbsent(member.entity(), _ -> new TreeSet<>()).add(group.id());
        for (String place : Places.of(member.item())) {
            byPlace.computeIfAbsent(place, _ -> new TreeSet<>()).add(group.id());
        }
    }

    void remove(Group group) {
        groups.remove(group.id());
        group.members().forEach(member -> homes.remove(member.fingerprint(), group.id()));
        group.entities().forEach(entity -> drop(byEntity, entity, group.id()));
        group.places().forEach(place -> drop(byPlace, place, group.id()));
    }

    /// Takes members out of their group.
    List<Member> leave(Group group, Collection<String> fingerprints, String why) {
        remove(group);
        List<Member> left = group.leave(fingerprints, why);
        if (!group.members().isEmpty()) {
            add(group);
        }
        return left;
    }

    /// Takes all members of some entities to another group; they say why.
    void move(Group from, Set<Entity> entities, Group to, String why) {
        List<String> leaving = from.members().stream()
                .filter(member -> entities.contains(member.entity()))
                .map(Member::fingerprint)
                .toList();
        Map<String, Long> held = new TreeMap<>(from.held());
        held.keySet().retainAll(leaving);
        leave(from, leaving, why).forEach(member -> put(to, member));
        held.forEach(to::hold);
    }

    private static <K> void drop(Map<K, SortedSet<String>> index, K key, String id) {
        index.computeIfPresent(key, (_, ids) -> {
            ids.remove(id);
            return ids.isEmpty() ? null : ids;
        });
    }
}
