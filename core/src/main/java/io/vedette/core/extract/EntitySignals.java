// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Fact;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Span;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/// All that one entity says, on its way into frames: numbers straight onto the grid, records by way of their windows.
final class EntitySignals {
    /// Before the third, records were not counted; such state is read as of an entity without any. Before the fourth,
    /// their templates were not known; before the fifth, no cell was held open.
    private static final int FORMAT = EntityGrid.FORMAT;

    private static final int WITH_RECORDS = 3;

    /// The step of an entity that says no numbers: what most agents send theirs at.
    private static final long STEP_NANOS = 10_000_000_000L;

    private final EntityGrid grid;
    private final Records records;
    private final LogTemplates templates;
    private final long intervalNanos;

    /// @param intervalNanos the step by setting, 0 to find it
    EntitySignals(EntityGrid grid, LogTemplates templates, Records records, long intervalNanos) {
        this.grid = grid;
        this.templates = templates;
        this.records = records;
        this.intervalNanos = intervalNanos;
    }

    void take(Sample sample, Consumer<? super Fact> out) {
        grid.take(sample, out);
    }

    void take(LogLine line) {
        if (!records.take(line, templates.take(line), grid.grid())) {
            grid.missed();
        }
    }

    void take(Span span) {
        if (!records.take(span, grid.grid())) {
            grid.missed();
        }
    }

    long wakeAt() {
        long records = grid.isFound() ? this.records.wakeAt(grid.grid()) : Long.MAX_VALUE;
        return Math.min(grid.wakeAt(), Math.min(records, templates.wakeAt()));
    }

    void wake(long nanos, Consumer<? super Fact> out) {
        templates.wake(nanos, out);
        if (!grid.isFound() && !grid.isSearching()) {
            settle(nanos);
        }
        if (grid.isFound()) {
            records.wake(nanos, grid.grid(), sample -> grid.takeMade(sample, out));
        }
        grid.wake(nanos, out);
    }

    private void settle(long nanos) {
        if (records.hasAny() && intervalNanos > 0) {
            grid.settle(new Grid(intervalNanos, 0));
        } else if (records.isAlone(nanos)) {
            grid.settle(new Grid(STEP_NANOS, 0));
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        templates.save(out);
        records.save(out);
        grid.save(out);
    }

    void restore(DataInput in) throws IOException {
        int format = in.readInt();
        if (format < WITH_RECORDS || format > FORMAT) {
            grid.restore(format, in);
            return;
        }
        if (format >= RecordWindow.WITH_TEMPLATES) {
            templates.restore(in);
        }
        records.restore(in, format);
        grid.restore(in.readInt(), in);
    }
}
