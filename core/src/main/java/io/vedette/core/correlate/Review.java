// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Member;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// A second look at all incidents that are young, as they grow: whom one cause explains comes together, however
/// many silent ones lie in between, and whoever has nothing to do with it is let go; who is in doubt stays where
/// he is.
///
/// What was announced, and what people took apart, is left as it is.
///
/// - **Cost:** O(members of young incidents), and that of a [CauseScan], in a tick in which one has grown
///   by a twentieth.
final class Review {
    /// So long an incident may turn out to be several: about as long as signals of one trouble take to be heard.
    private static final long YOUNG_NANOS = 300_000_000_000L;

    /// A person took the two apart, and they have not been in trouble together since.
    private static final double APART = 0.5;

    private static final Comparator<Group> AGE =
            Comparator.comparingLong(Group::startNanos).thenComparing(Group::id);

    private final OpenGroups open;
    private final Matching matching;
    private final Company company;
    private final Callers callers;

    Review(OpenGroups open, Matching matching, Company company, Callers callers) {
        this.open = open;
        this.matching = matching;
        this.company = company;
        this.callers = callers;
    }

    /// @param union makes the second incident part of the first
    void of(long nanos, BiConsumer<Group, Group> union) {
        List<Group> young = young(nanos);
        Set<Group> grown = young.stream().filter(Group::hasGrown).collect(Collectors.toSet());
        if (grown.isEmpty()) {
            return;
        }
        Map<Entity, Entity> services = services(young);
        for (CauseScan.Found found : CauseScan.in(new LinkedHashSet<>(services.values()), callers)) {
            Predicate<Entity> suffers = entity -> services.containsKey(entity)
                    && found.within().contains(services.get(entity))
                    && company.forgiveness(entity, found.cause(), nanos) >= APART;
            Predicate<Entity> may =
                    entity -> services.containsKey(entity) && found.perhaps().contains(services.get(entity));
            Group home = gather(young(nanos), suffers, found, union);
            if (grown.contains(home) && !home.isSpokenFor()) {
                Strangers.to(may, home, entity -> matching.relatives(entity, nanos))
                        .forEach(strangers -> letGo(home, strangers, found.cause(), nanos));
            }
        }
    }

    private List<Group> young(long nanos) {
        return open.all().stream()
                .filter(group -> nanos - group.startNanos() <= YOUNG_NANOS
                        && group.expected().isEmpty())
                .toList();
    }

    /// Whose trouble the troubled entities' is.
    private Map<Entity, Entity> services(List<Group> young) {
        Map<Entity, Entity> services = new LinkedHashMap<>();
        for (Group group : young) {
            for (Entity entity : group.troubled()) {
                callers.service(entity).ifPresent(service -> services.put(entity, service));
            }
        }
        return services;
    }

    /// All who suffer come to where most of them are; of incidents of nobody else the later becomes part of the
    /// earlier.
    private Group gather(
            List<Group> young, Predicate<Entity> suffers, CauseScan.Found found, BiConsumer<Group, Group> union) {
        Map<Group, Set<Entity>> suffering = suffering(young, suffers);
        Group home = suffering.entrySet().stream()
                .min(Comparator.comparingInt((Map.Entry<Group, Set<Entity>> entry) ->
                                -entry.getValue().size())
                        .thenComparing(Map.Entry::getKey, AGE))
                .orElseThrow()
                .getKey();
        suffering.remove(home);
        for (Map.Entry<Group, Set<Entity>> entry : suffering.entrySet()) {
            Group other = entry.getKey();
            if (entry.getValue().size() == other.troubled().size()) {
                boolean isFirst = AGE.compare(home, other) < 0;
                Group part = isFirst ? other : home;
                home = isFirst ? home : other;
                union.accept(home, part);
            } else if (!other.isSpokenFor()) {
                open.move(other, entry.getValue(), home, found.words());
            }
        }
        return home;
    }

    private static Map<Group, Set<Entity>> suffering(List<Group> young, Predicate<Entity> suffers) {
        Map<Group, Set<Entity>> suffering = new LinkedHashMap<>();
        for (Group group : young) {
            Set<Entity> entities = group.troubled();
            entities.removeIf(suffers.negate());
            if (!entities.isEmpty()) {
                suffering.put(group, entities);
            }
        }
        return suffering;
    }

    private void letGo(Group group, Set<Entity> strangers, Entity cause, long nanos) {
        Member first = group.members().stream()
                .filter(member -> strangers.contains(member.entity()))
                .min(Comparator.comparingLong(Member::startNanos).thenComparing(Member::fingerprint))
                .orElseThrow();
        String id = "%s/apart/%d".formatted(first.fingerprint(), nanos / 1_000_000);
        if (open.group(id).isEmpty()) {
            Group own = new Group(id, first.startNanos(), group.expected());
            own.comeFrom(group);
            open.add(own);
            open.move(
                    group,
                    strangers,
                    own,
                    "apart from the incident of %s, which explains all the rest of that".formatted(cause));
        }
    }
}
