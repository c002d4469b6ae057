// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Novelty;
import io.vedette.core.domain.Severity;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Templates that were never seen before, while their first minute lasts.
///
/// - **Cost:** O(1) a line; 100 bytes a newcomer, [#MOST] of them at most.
final class Newcomers {
    /// How long a newcomer's lines are counted before it is told.
    static final long COUNTED_NANOS = 60_000_000_000L;

    /// More are counted, not named: whoever brings a thousand new kinds of lines in a minute is read no further.
    static final int MOST = 1_000;

    private final TreeMap<Integer, Newcomer> byId = new TreeMap<>();
    private int more;

    private static final class Newcomer {
        private long sinceNanos;
        private long noticedNanos;
        private long lines;
        private Severity severity = Severity.NONE;

        private void take(Severity of, long count) {
            lines += count;
            severity = of.compareTo(severity) > 0 ? of : severity;
        }
    }

    /// @param nanos of the line
    /// @param now   the present, by the ticks
    void begin(int id, long nanos, long now) {
        if (byId.size() >= MOST) {
            more = Math.min(more, Integer.MAX_VALUE - 1) + 1;
            return;
        }
        Newcomer newcomer = new Newcomer();
        newcomer.sinceNanos = nanos;
        newcomer.noticedNanos = now;
        byId.put(id, newcomer);
    }

    /// Counts a line, if its template is a newcomer.
    void take(int id, Severity severity, long nanos) {
        if (byId.isEmpty()) {
            return;
        }
        Newcomer newcomer = byId.get(id);
        if (newcomer != null) {
            newcomer.take(severity, Math.abs(nanos - newcomer.sinceNanos) <= COUNTED_NANOS ? 1 : 0);
        }
    }

    /// Two templates turned out to be one: it is new only if both were.
    void merge(int from, int into) {
        Newcomer gone = byId.remove(from);
        Newcomer kept = byId.get(into);
        if (kept == null) {
            return;
        }
        if (gone == null) {
            byId.remove(into);
            return;
        }
        kept.sinceNanos = Math.min(kept.sinceNanos, gone.sinceNanos);
        kept.take(gone.severity, gone.lines);
    }

    /// Whether one's minute is over.
    boolean isAnyDue(long now) {
        return byId.values().stream().anyMatch(newcomer -> now - newcomer.noticedNanos >= COUNTED_NANOS);
    }

    /// Lets those go whose minute is over.
    List<Novelty.Pattern> takeDue(long now) {
        List<Novelty.Pattern> due = new ArrayList<>();
        byId.entrySet().removeIf(one -> {
            Newcomer newcomer = one.getValue();
            boolean over = now - newcomer.noticedNanos >= COUNTED_NANOS;
            if (over) {
                due.add(new Novelty.Pattern(
                        one.getKey(), "", newcomer.severity, newcomer.lines, newcomer.sinceNanos, 0));
            }
            return over;
        });
        return due;
    }

    /// How many were too many to be counted one by one, since the last call.
    int takeMore() {
        int told = more;
        more = 0;
        return told;
    }

    void clear() {
        byId.clear();
        more = 0;
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(more);
        out.writeInt(byId.size());
        for (Map.Entry<Integer, Newcomer> one : byId.entrySet()) {
            Newcomer newcomer = one.getValue();
            out.writeInt(one.getKey());
            out.writeLong(newcomer.sinceNanos);
            out.writeLong(newcomer.noticedNanos);
            out.writeLong(newcomer.lines);
            out.writeUTF(newcomer.severity.name());
        }
    }

    void restore(DataInput in) throws IOException {
        more = SavedState.count(in, "newcomers too many", Integer.MAX_VALUE);
        int size = SavedState.count(in, "newcomers", MOST);
        for (int i = 0; i < size; i++) {
            Newcomer newcomer = new Newcomer();
            int id = in.readInt();
            newcomer.sinceNanos = in.readLong();
            newcomer.noticedNanos = in.readLong();
            newcomer.lines = in.readLong();
            newcomer.severity = Severity.valueOf(in.readUTF());
            byId.put(id, newcomer);
        }
    }
}
