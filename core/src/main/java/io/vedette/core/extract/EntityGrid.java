// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The samples of one entity on their way into frames.
final class EntityGrid {
    // Until the step is known, samples wait in `waiting`. Afterwards exactly one cell is open; `expected` is how many
    // series the last frame had, so that a full cell need not wait for its end. It leaves at a waking and not at once:
    // the samples of one tick may come in any order, and a series that is new may be the last of them. A series that
    // speaks seldom may come even later; when that has happened, cells wait for their end as long as it goes on.

    static final int FORMAT = 2;

    /// Frames that wait for the end of their cell after a sample was lost to one that did not.
    private static final int PATIENCE = 240;

    private final Entity entity;
    private final int maxSignals;
    private final Map<Series, Followed> lines = new LinkedHashMap<>();
    private final ProfileSignals profiles = new ProfileSignals();
    private final GridSearch search;
    private final Hearing hearing;

    private long openCell = Long.MIN_VALUE;
    private int filled;
    private int expected;
    private long hastyCell = Long.MIN_VALUE;
    private int patient;
    private boolean couldHaveLeft;
    private int late;
    private int crowded;

    EntityGrid(Entity entity, long intervalNanos, long silentAfterNanos, int maxSignals) {
        this.entity = entity;
        this.maxSignals = maxSignals;
        this.search = new GridSearch(intervalNanos);
        this.hearing = new Hearing(entity, silentAfterNanos);
    }

    /// A series and the profile rules that it feeds.
    private record Followed(SeriesLine line, int[] match) {}

    void take(Sample sample, Consumer<? super Fact> out) {
        if (!OwnWord.is(sample.series().metric())) {
            hearing.heard(sample.nanos());
        }
        if (search.isFound()) {
            place(sample, out);
        } else {
            search.take(sample).forEach(waiting -> place(waiting, out));
        }
    }

    /// Takes a sample that was made here of other observations: it is no word of the entity's numbers.
    void takeMade(Sample sample, Consumer<? super Fact> out) {
        place(sample, out);
    }

    /// Counts a record that came after its time.
    void missed() {
        late = Math.min(late, Integer.MAX_VALUE - 1) + 1;
    }

    /// The grid, once it is found.
    Grid grid() {
        return search.grid();
    }

    boolean isFound() {
        return search.isFound();
    }

    /// Whether numbers came from which the step will be found.
    boolean isSearching() {
        return search.isSearching();
    }

    /// Ends the search with a grid of our choice.
    void settle(Grid grid) {
        search.settle(grid);
    }

    private void place(Sample sample, Consumer<? super Fact> out) {
        long cell = search.grid().cell(sample.nanos());
        if (cell < openCell) {
            late++;
            patient = cell == hastyCell ? PATIENCE : patient;
            return;
        }
        if (cell > openCell) {
            closeCell(out);
            openCell = cell;
        }
        Followed followed = lines.get(sample.series());
        if (followed == null) {
            if (lines.size() >= maxSignals) {
                crowded++;
                return;
            }
            followed = follow(sample.series());
            lines.put(sample.series(), followed);
        }
        if (followed.line().take(sample.nanos(), sample.value())) {
            filled++;
            patient = couldHaveLeft ? PATIENCE : patient;
        }
    }

    private Followed follow(Series series) {
        return new Followed(new SeriesLine(series), profiles.match(series));
    }

    private void closeCell(Consumer<? super Fact> out) {
        if (filled == 0) {
            return;
        }
        Grid grid = search.grid();
        List<Point> own = new ArrayList<>(filled);
        for (Followed followed : lines.values()) {
            if (followed.line().hasPoint(grid.stepNanos())) {
                double value = followed.line().point();
                profiles.take(followed.match(), value);
                own.add(new Point(followed.line().signal(), value));
            }
            followed.line().closeCell();
        }
        List<Point> points = new ArrayList<>(own.size() + 16);
        profiles.drainTo(points);
        points.addAll(own);
        if (points.stream().anyMatch(point -> !OwnWord.is(point.signal().name()))) {
            out.accept(new Frame(entity, grid.instant(openCell), grid.stepNanos(), points, late, crowded));
            late = 0;
            crowded = 0;
        }
        expected = filled;
        filled = 0;
        couldHaveLeft = false;
        patient = Math.max(0, patient - 1);
    }

    long wakeAt() {
        long cellEnd = search.isFound() && filled > 0 ? search.grid().end(openCell) : Long.MAX_VALUE;
        return Math.min(cellEnd, hearing.wakeAt());
    }

    void wake(long nanos, Consumer<? super Fact> out) {
        if (search.isFound() && filled > 0) {
            boolean over = nanos >= search.grid().end(openCell);
            couldHaveLeft = filled >= expected && expected > 0;
            if (over || couldHaveLeft && patient == 0) {
                hastyCell = over ? hastyCell : openCell;
                closeCell(out);
                openCell++;
            }
        }
        hearing.wake(nanos, search.stepNanos(), out);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        search.save(out);
        hearing.save(out);
        out.writeLong(openCell);
        out.writeInt(filled);
        out.writeInt(expected);
        out.writeLong(hastyCell);
        out.writeInt(patient);
        out.writeBoolean(couldHaveLeft);
        out.writeInt(late);
        out.writeInt(crowded);
        out.writeInt(lines.size());
        for (Followed followed : lines.values()) {
            SeriesBytes.write(followed.line().series(), out);
            followed.line().save(out);
        }
    }

    /// @param format the number that the state begins with, read already
    void restore(int format, DataInput in) throws IOException {
        if (format != FORMAT) {
            throw new IOException(
                    "extract state of %s has format %d, this release reads 2 to 4".formatted(entity, format));
        }
        search.restore(entity, in);
        hearing.restore(in);
        openCell = in.readLong();
        filled = SavedState.count(in, "series in the open cell", Integer.MAX_VALUE);
        expected = SavedState.count(in, "series of the last frame", Integer.MAX_VALUE);
        hastyCell = in.readLong();
        patient = SavedState.count(in, "patience", PATIENCE);
        couldHaveLeft = in.readBoolean();
        late = SavedState.count(in, "late samples", Integer.MAX_VALUE);
        crowded = SavedState.count(in, "crowded samples", Integer.MAX_VALUE);
        int size = SavedState.count(in, "series", Integer.MAX_VALUE);
        for (int i = 0; i < size; i++) {
            Series series = SeriesBytes.read(entity, in);
            Followed followed = follow(series);
            followed.line().restore(in);
            lines.put(series, followed);
        }
        long inCell = lines.values().stream()
                .filter(followed -> followed.line().isInCell())
                .count();
        if (inCell != filled) {
            throw new IOException(
                    "saved state is damaged: %d series in the open cell, %d said".formatted(inCell, filled));
        }
    }
}
