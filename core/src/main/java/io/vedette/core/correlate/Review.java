// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Member;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// A second look at incidents that are young, as they grow: their cause may be in trouble by itself
/// beside them, and what came to them before it was heard of may be trouble of its own.
///
/// - **Cost:** O(bonds of its entities) an incident, in a tick in which it has grown by a twentieth.
final class Review {
    /// So long an incident may turn out to be several: about as long as signals of one trouble take to be heard.
    private static final long YOUNG_NANOS = 300_000_000_000L;

    private final OpenGroups open;
    private final Matching matching;

    Review(OpenGroups open, Matching matching) {
        this.open = open;
        this.matching = matching;
    }

    /// @param union makes the second incident part of the first
    void of(long nanos, BiConsumer<Group, Group> union) {
        for (Group group : List.copyOf(open.all())) {
            boolean grown = group.hasGrown();
            if (grown && isYoung(group, nanos) && open.group(group.id()).isPresent()) {
                lookAt(withCause(group, nanos, union), nanos);
            }
        }
    }

    /// What a person acknowledged, merged or split is not taken apart.
    private void lookAt(Group group, long nanos) {
        if (!group.isSpokenFor()) {
            Strangers.in(group, entity -> matching.relatives(entity, nanos))
                    .ifPresent(found -> found.strangers().forEach(strangers -> letGo(group, strangers, found.cause())));
        }
    }

    private static boolean isYoung(Group group, long nanos) {
        return nanos - group.startNanos() <= YOUNG_NANOS;
    }

    private Group withCause(Group group, long nanos, BiConsumer<Group, Group> union) {
        Optional<Group> missing = MissingCause.of(
                        group,
                        entity -> matching.relatives(entity, nanos),
                        entity -> !fit(entity, group, nanos).isEmpty())
                .map(cause -> fit(cause, group, nanos).getFirst());
        if (missing.isEmpty()) {
            return group;
        }
        Group other = missing.get();
        boolean isFirst = Comparator.comparingLong(Group::startNanos)
                        .thenComparing(Group::id)
                        .compare(group, other)
                < 0;
        union.accept(isFirst ? group : other, isFirst ? other : group);
        return isFirst ? group : other;
    }

    /// Other incidents of an entity that may become one with this.
    private List<Group> fit(Entity entity, Group group, long nanos) {
        return open.with(entity).stream()
                .filter(other -> other != group
                        && isYoung(other, nanos)
                        && other.expected().equals(group.expected())
                        && !other.isApartFrom(group))
                .toList();
    }

    private void letGo(Group group, Set<Entity> strangers, Entity cause) {
        List<String> leaving = group.members().stream()
                .filter(member -> strangers.contains(member.entity()))
                .map(Member::fingerprint)
                .toList();
        Map<String, Long> held = new TreeMap<>(group.held());
        held.keySet().retainAll(leaving);
        List<Member> left = open.leave(
                group, leaving, "apart from the incident of %s, which explains all the rest of that".formatted(cause));
        Member first = left.stream()
                .min(Comparator.comparingLong(Member::startNanos).thenComparing(Member::fingerprint))
                .orElseThrow();
        Group own = new Group(
                "%s/apart/%d".formatted(first.fingerprint(), first.startNanos() / 1_000_000),
                first.startNanos(),
                group.expected());
        own.comeFrom(group);
        open.add(own);
        left.forEach(member -> open.put(own, member));
        held.forEach(own::hold);
    }
}
