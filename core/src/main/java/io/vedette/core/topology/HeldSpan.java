// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Span.Role;

/// What is remembered of a span until those that belong to it have come.
///
/// @param parent id of the span that caused it, folded; 0 for none
/// @param clock  whose clock timed it
/// @param peer   id of the entity at the other end; empty where unknown
record HeldSpan(
        Place place,
        long parent,
        Entity entity,
        String clock,
        Role role,
        boolean failed,
        String peer,
        long startNanos,
        long durationNanos) {
    /// Where a span stands. Zipkin's two sides of a call may share an id, so the calling side stands apart.
    ///
    /// @param trace its id, folded
    /// @param span  its id within the trace, folded
    record Place(long trace, long span, boolean calling) {}

    static HeldSpan of(Span span) {
        return new HeldSpan(
                new Place(fold(span.trace()), fold(span.id()), isCalling(span.role())),
                fold(span.parent()),
                span.entity(),
                ClockSkew.clock(span),
                span.role(),
                span.failed(),
                span.peer(),
                span.nanos(),
                span.durationNanos());
    }

    /// An id of sixteen hexadecimal digits is its number; of a longer one, the halves are laid over each other.
    static long fold(String id) {
        long folded = 0;
        for (int i = 0; i < id.length(); i++) {
            char letter = id.charAt(i);
            folded = Long.rotateLeft(folded, 4) ^ (letter <= '9' ? letter - '0' : letter - 'a' + 10);
        }
        return folded;
    }

    private static boolean isCalling(Role role) {
        return role == Role.CLIENT || role == Role.PRODUCER;
    }

    boolean isCalling() {
        return place.calling();
    }

    /// Whether somebody asked for it: then who did is looked for.
    boolean isCalled() {
        return role == Role.SERVER || role == Role.CONSUMER;
    }

    /// The calling side of the same call, where both share an id.
    Place otherSide() {
        return new Place(place.trace(), place.span(), true);
    }

    /// Where the span that caused it stands.
    Place cause(boolean calling) {
        return new Place(place.trace(), parent, calling);
    }
}
