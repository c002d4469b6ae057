// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/// What belongs together: anomalies, alerts and changes, of one entity or of many.
///
/// @param id         made from its first member
/// @param title      one sentence for a person
/// @param acknowledged whether somebody is at it, also while it is mitigated
/// @param startNanos start of its first member, epoch nanoseconds
/// @param endNanos   end of its last member, 0 until it is resolved
/// @param entities   those it touches, in the order in which they joined; at most [#MOST_ENTITIES] of them
/// @param members    those to show first, with the latest word on each: the one that opened it, then the
///                   strongest; at most [#MOST_SHOWN]
/// @param size       how many members there are in all
/// @param partOf     id of the incident that it was merged into; else empty
/// @param expected   what people announced that explains all of it; empty where something is not explained
/// @param telling    whether people are told of it
public record Incident(
        String id,
        String title,
        State state,
        boolean acknowledged,
        long startNanos,
        long endNanos,
        List<Entity> entities,
        List<Member> members,
        int size,
        String partOf,
        String expected,
        Telling telling) {
    public static final int MOST_ENTITIES = 1_000;
    public static final int MOST_SHOWN = 50;

    /// Where in its life.
    public enum State {
        OPEN,
        /// Somebody is at it.
        ACKNOWLEDGED,
        /// All its members are over, though not yet for long.
        MITIGATED,
        RESOLVED,
        /// It was resolved and has come back.
        REOPENED;

        public boolean isOver() {
            return this == RESOLVED;
        }
    }

    public Incident {
        entities = List.copyOf(entities);
        members = List.copyOf(members);
        if (members.isEmpty() || entities.isEmpty() || size < members.size()) {
            throw new IllegalArgumentException("an incident needs members and their entities");
        }
        // A ledger may be of a time when only the state said so.
        acknowledged |= state == State.ACKNOWLEDGED;
        // The ledger of a release without a budget has no word on it.
        telling = Objects.requireNonNullElse(telling, Telling.ALWAYS);
    }

    /// Anomalies of one entity, that nobody weighed.
    public static Incident of(String id, String title, long startNanos, long endNanos, List<Anomaly> anomalies) {
        List<Member> members = anomalies.stream()
                .map(anomaly -> new Member(anomaly, anomaly.startNanos(), anomaly.goesOn(), ""))
                .toList();
        return new Incident(
                id,
                title,
                endNanos == 0 ? State.OPEN : State.RESOLVED,
                false,
                startNanos,
                endNanos,
                List.of(members.getFirst().entity()),
                members,
                members.size(),
                "",
                "",
                Telling.ALWAYS);
    }

    /// The same, once it was weighed.
    public Incident told(Telling weighed) {
        return new Incident(
                id,
                title,
                state,
                acknowledged,
                startNanos,
                endNanos,
                entities,
                members,
                size,
                partOf,
                expected,
                weighed);
    }

    /// The same, over since then though nobody saw its members end.
    public Incident resolved(long nanos) {
        return new Incident(
                id,
                title,
                State.RESOLVED,
                acknowledged,
                startNanos,
                nanos,
                entities,
                members.stream().map(Member::over).toList(),
                size,
                partOf,
                expected,
                telling);
    }

    public boolean isOpen() {
        return !state.isOver();
    }

    /// The one that it began with.
    public Entity entity() {
        return entities.getFirst();
    }

    public boolean touches(Entity entity) {
        return entities.contains(entity);
    }

    /// Of the members to show first, those that we found ourselves.
    public Stream<Anomaly> anomalies() {
        return members.stream()
                .map(Member::item)
                .filter(Anomaly.class::isInstance)
                .map(Anomaly.class::cast);
    }
}
