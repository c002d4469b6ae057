// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// One finished operation of one entity within a trace.
///
/// @param nanos         start, epoch nanoseconds
/// @param durationNanos 0 or more
/// @param trace         hexadecimal id of the trace, lower case
/// @param id            hexadecimal id of this span within its trace
/// @param parent        id of the span that caused it; empty for the first of a trace
/// @param operation     what was done, such as `GET /orders`
/// @param role          the side of the call that it tells of
/// @param failed        whether the entity said that it went wrong
/// @param peer          id of the entity at the other end, `kind:name`; empty where unknown
/// @param attributes    what else the sender told, sorted by name
public record Span(
        Entity entity,
        long nanos,
        long durationNanos,
        String trace,
        String id,
        String parent,
        String operation,
        Role role,
        boolean failed,
        String peer,
        SortedMap<String, String> attributes)
        implements Observation {
    /// OpenTelemetry's span kinds.
    public enum Role {
        INTERNAL,
        SERVER,
        CLIENT,
        PRODUCER,
        CONSUMER
    }

    public Span {
        if (durationNanos < 0) {
            throw new IllegalArgumentException("a span's duration must be 0 or more, was " + durationNanos);
        }
        attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
    }

    /// The same with other words.
    public Span with(String other, SortedMap<String, String> others) {
        return new Span(entity, nanos, durationNanos, trace, id, parent, other, role, failed, peer, others);
    }
}
