// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Span;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/// The log lines and spans of one entity, counted in windows of event time as long as its grid's step.
///
/// - **In:** records in any order; a window is told [#LAG_NANOS] after its end, what comes later is late.
/// - **Out:** samples of [RecordSeries] for the entity's grid.
/// - **Cost:** O(1) a record; a window of spans takes about 4 KiB an operation.
final class Records {
    // Window k ends at the grid's instant k. Its numbers are told when senders that report every few seconds have had
    // their say, and under an instant whose cell is open at that moment: in a grid of short steps that is a later one,
    // so the numbers of an entity that also has metrics stand beside metrics a few seconds younger.
    //
    // Nothing is told of windows in which we were away, even for a part: no lines heard is not the same as no lines.

    /// OpenTelemetry's exporters report every five seconds; the rest is for the road.
    static final long LAG_NANOS = 10_000_000_000L;

    /// How long an entity may speak only in records before the step is ours to choose: a metric exported once a minute
    /// would have come by then.
    static final long ALONE_NANOS = 120_000_000_000L;

    /// How long zeros are told of an entity that says nothing any more.
    static final long QUIET_NANOS = 3_600_000_000_000L;

    private static final long AWAY_NANOS = 30_000_000_000L;
    private static final long AHEAD_NANOS = 600_000_000_000L;
    private static final long TICK_NANOS = 1_000_000_000L;
    private static final int MOST_OPEN = 1_024;

    private final RecordSeries series;
    private final NavigableMap<Long, RecordWindow> open = new TreeMap<>();

    private boolean any;
    private long aloneSince = Long.MIN_VALUE;
    private long first = Long.MIN_VALUE;
    private long next = Long.MIN_VALUE;
    private long absentFrom = Long.MIN_VALUE;
    private long absentTo = Long.MIN_VALUE;
    private long lastWake = Long.MIN_VALUE;
    private long lastHeard = Long.MIN_VALUE;

    Records(Entity entity, LogTemplates templates) {
        this.series = new RecordSeries(entity, templates);
    }

    /// @param template the line's, -1 for none
    /// @return whether it came in time; what came before the counting began did
    boolean take(LogLine line, int template, Grid grid) {
        any = true;
        return at(line.nanos(), grid, window -> window.take(line, template));
    }

    /// A span counts when it is over, and only where its entity was asked: as a server, a consumer, or as the first of
    /// its trace.
    boolean take(Span span, Grid grid) {
        any = true;
        boolean request = switch (span.role()) {
            case SERVER, CONSUMER -> true;
            case INTERNAL -> span.parent().isEmpty();
            case CLIENT, PRODUCER -> false;
        };
        return !request || at(span.nanos() + span.durationNanos(), grid, window -> window.take(span));
    }

    private boolean at(long nanos, Grid grid, Consumer<RecordWindow> counting) {
        if (next == Long.MIN_VALUE) {
            return true;
        }
        long window = window(nanos, grid);
        if (window < first) {
            return true;
        }
        boolean full = open.size() >= MOST_OPEN && !open.containsKey(window);
        if (window < next || nanos - lastWake > AHEAD_NANOS || full) {
            return false;
        }
        lastHeard = Math.max(lastHeard, nanos);
        counting.accept(open.computeIfAbsent(window, _ -> new RecordWindow()));
        return true;
    }

    /// Whether records came and nothing else, for so long that nothing else is to be expected.
    boolean isAlone(long nanos) {
        if (any && aloneSince == Long.MIN_VALUE) {
            aloneSince = nanos;
        }
        return any && nanos - aloneSince >= ALONE_NANOS;
    }

    boolean hasAny() {
        return any;
    }

    /// When it wants to be woken, its grid being known.
    long wakeAt(Grid grid) {
        if (!any) {
            return Long.MAX_VALUE;
        }
        return next == Long.MIN_VALUE ? Long.MIN_VALUE : grid.instant(next) + delay(grid);
    }

    /// Tells of the windows that are over.
    void wake(long nanos, Grid grid, Consumer<Sample> out) {
        if (!any) {
            return;
        }
        long due = grid.cell(nanos - delay(grid) - grid.stepNanos() / 2);
        if (next == Long.MIN_VALUE) {
            // The window under way was not heard from its beginning.
            first = window(nanos, grid) + 1;
            next = first;
        } else if (nanos - lastWake > AWAY_NANOS + grid.stepNanos()) {
            absentFrom = window(lastWake, grid);
            absentTo = window(nanos, grid);
        }
        lastWake = nanos;
        next = Math.max(next, due - MOST_OPEN);
        while (next <= due) {
            tell(next, grid, out);
            next++;
        }
        open.headMap(next).clear();
    }

    private void tell(long window, Grid grid, Consumer<Sample> out) {
        RecordWindow counted = open.remove(window);
        boolean absent = window >= absentFrom && window <= absentTo;
        if (absent || counted == null && !isKnownEmpty(window, grid)) {
            return;
        }
        RecordWindow told = counted == null ? new RecordWindow() : counted;
        series.tell(told, grid.instant(window + shift(grid)), grid.stepNanos() / 1e9, out);
    }

    private boolean isKnownEmpty(long window, Grid grid) {
        return lastHeard != Long.MIN_VALUE && grid.instant(window) - lastHeard <= QUIET_NANOS;
    }

    private static long window(long nanos, Grid grid) {
        return Math.ceilDiv(nanos - grid.phaseNanos(), grid.stepNanos());
    }

    /// By how many steps a window is told under a later instant than its end.
    private static long shift(Grid grid) {
        return Math.max(0, Math.ceilDiv(LAG_NANOS + TICK_NANOS - grid.stepNanos() / 2, grid.stepNanos()));
    }

    /// From a window's end to its telling: not before the cell that it is told in has begun.
    private static long delay(Grid grid) {
        return Math.max(LAG_NANOS, shift(grid) * grid.stepNanos() - grid.stepNanos() / 2);
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(any);
        out.writeLong(aloneSince);
        out.writeLong(first);
        out.writeLong(next);
        out.writeLong(absentFrom);
        out.writeLong(absentTo);
        out.writeLong(lastWake);
        out.writeLong(lastHeard);
        series.save(out);
        out.writeInt(open.size());
        for (Map.Entry<Long, RecordWindow> window : open.entrySet()) {
            out.writeLong(window.getKey());
            window.getValue().save(out);
        }
    }

    void restore(DataInput in, int format) throws IOException {
        any = in.readBoolean();
        aloneSince = in.readLong();
        first = in.readLong();
        next = in.readLong();
        absentFrom = in.readLong();
        absentTo = in.readLong();
        lastWake = in.readLong();
        lastHeard = in.readLong();
        series.restore(in, format);
        int size = SavedState.count(in, "open windows", MOST_OPEN);
        for (int i = 0; i < size; i++) {
            open.put(in.readLong(), RecordWindow.read(in, format));
        }
    }
}
