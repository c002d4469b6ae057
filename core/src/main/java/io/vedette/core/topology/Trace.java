// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.topology;

import io.vedette.core.domain.Span;
import io.vedette.core.domain.Span.Role;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One trace by one clock: that of its first span, as far as callers and called bound the others.
///
/// - **In:** spans of one trace in any order; some may be missing.
/// - **Out:** each once, by its start.
/// - **Error:** that of [ClockSkew] at each change of clocks on the way down.
/// - **Cost:** O(spans · log spans).
public final class Trace {
    private final Map<Key, Span> spans = new HashMap<>();
    private final Map<Span, Long> shifts = new HashMap<>();

    /// A span by its id; the two sides of a call may share it.
    private record Key(String id, boolean calling) {
        static Key of(Span span) {
            return new Key(span.id(), span.role() == Role.CLIENT || span.role() == Role.PRODUCER);
        }
    }

    /// @param nanos its start by the trace's clock
    public record Timed(Span span, long nanos) {
        /// By how much it was moved from what its sender told.
        public long shiftNanos() {
            return nanos - span.nanos();
        }
    }

    private Trace(List<Span> all) {
        for (Span span : all) {
            spans.putIfAbsent(Key.of(span), span);
        }
    }

    public static List<Timed> of(List<Span> all) {
        Trace trace = new Trace(all);
        return trace.spans.values().stream()
                .map(span -> new Timed(span, span.nanos() + trace.shift(span)))
                .sorted(Comparator.comparingLong(Timed::nanos)
                        .thenComparing(timed -> timed.span().id())
                        .thenComparing(timed -> timed.span().role()))
                .toList();
    }

    /// Up to a cause whose shift is known or that has none, and down again.
    private long shift(Span span) {
        Deque<Span> chain = new ArrayDeque<>();
        Set<Span> seen = new HashSet<>();
        Optional<Span> at = Optional.of(span);
        while (at.isPresent() && !shifts.containsKey(at.get()) && seen.add(at.get())) {
            chain.push(at.get());
            at = cause(at.get());
        }
        while (!chain.isEmpty()) {
            Span next = chain.pop();
            shifts.put(next, cause(next).map(caller -> below(caller, next)).orElse(0L));
        }
        return shifts.getOrDefault(span, 0L);
    }

    private long below(Span caller, Span called) {
        long moved = shifts.getOrDefault(caller, 0L);
        return ClockSkew.clock(caller).equals(ClockSkew.clock(called)) ? moved : ClockSkew.shift(caller, moved, called);
    }

    private Optional<Span> cause(Span span) {
        Span other = Key.of(span).calling() ? null : spans.get(new Key(span.id(), true));
        if (other != null || span.parent().isEmpty()) {
            return Optional.ofNullable(other);
        }
        Span parent = spans.get(new Key(span.parent(), false));
        return Optional.ofNullable(parent == null ? spans.get(new Key(span.parent(), true)) : parent);
    }
}
