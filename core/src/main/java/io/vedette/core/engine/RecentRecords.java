// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The latest records of all entities, for the minutes before an incident; as many as memory bears.
final class RecentRecords {
    static final int MOST = 20_000;
    private static final long MOST_WEIGHT = 16L << 20;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final Deque<Held> records = new ArrayDeque<>();
    private long weight;

    void add(Held held) {
        held.recent = true;
        records.addLast(held);
        weight += held.weight();
        while (records.size() > MOST || weight > MOST_WEIGHT) {
            Held oldest = records.removeFirst();
            oldest.recent = false;
            weight -= oldest.weight();
        }
    }

    /// Those of an entity that came since and are not kept, oldest first, at most so many a minute and kind.
    List<Held> of(Entity entity, long sinceNanos, int mostOfMinute) {
        List<Held> found = new ArrayList<>();
        Map<Long, Integer> counts = new HashMap<>();
        for (Held held : records) {
            if (!held.kept
                    && held.arrivedNanos >= sinceNanos
                    && held.entity().equals(entity)
                    && counts.merge(minute(held), 1, Integer::sum) <= mostOfMinute) {
                found.add(held);
            }
        }
        return found;
    }

    /// Spans of these traces that are not kept.
    List<Held> ofTraces(Set<String> traces) {
        return traces.isEmpty()
                ? List.of()
                : records.stream()
                        .filter(held -> !held.kept && held.record instanceof Span span && traces.contains(span.trace()))
                        .toList();
    }

    private static long minute(Held held) {
        return held.arrivedNanos / MINUTE_NANOS * 2 + (held.isSpan() ? 1 : 0);
    }

    Iterable<Held> all() {
        return records;
    }

    int size() {
        return records.size();
    }
}
