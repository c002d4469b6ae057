// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Straggler;
import io.vedette.core.extract.ArrivalCounts.Reason;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// The samples of one entity on their way into frames.
final class EntityGrid {
    // Until the step is known, samples wait in `search`. Afterwards exactly one cell is open; `expected` is how many
    // series the last frame had, so that a full cell need not wait for its end. It leaves at a waking and not at once:
    // the samples of one tick may come in any order, and a series that is new may be the last of them. A series that
    // speaks seldom may come even later; when that has happened, cells wait for their end as long as it goes on.
    //
    // When samples come after the end of their cell, the open cell is held open for as long as they are late, and what
    // belongs to later cells waits `ahead`. `quickCell` is the cell that would be open if none were held: what comes
    // before it shows that holding is still needed. A sample that comes too late even so has its frame no more, but in
    // most cases it is in order among those of its own series, and becomes a [Straggler].

    /// Before the fifth, no cell was held open; the third and fourth are those of [EntitySignals].
    static final int FORMAT = 5;

    private static final int WITHOUT_HOLDING = 2;

    /// Frames that wait for the end of their cell after a sample was lost to one that did not.
    private static final int PATIENCE = 240;

    /// Cells are held open when a part of this many of the last frame's series came late of late:
    /// whoever lags alone must not delay the judgement of all the others.
    private static final int SHARE = 4;

    /// Older samples are not kept.
    private static final long OLDEST_NANOS = 86_400_000_000_000L;

    private final Entity entity;
    private final int maxSignals;
    private final Map<Series, Followed> lines = new LinkedHashMap<>();
    private final ProfileSignals profiles = new ProfileSignals();
    private final GridSearch search;
    private final Hearing hearing;
    private final Lateness lateness = new Lateness();
    private final Ahead ahead = new Ahead();
    private final ArrivalCounts counts = new ArrivalCounts();

    private long newest = Long.MIN_VALUE;
    private long quickCell = Long.MIN_VALUE;
    private long openCell = Long.MIN_VALUE;
    private int filled;
    private int expected;
    private int lateOfLate;
    private long hastyCell = Long.MIN_VALUE;
    private int patient;
    private boolean couldHaveLeft;

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
        counts.add(Reason.RECORD);
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
        Grid grid = search.grid();
        long cell = grid.cell(sample.nanos());
        newest = Math.max(newest, sample.nanos());
        if (lateness.isSeen() && cell >= openCell) {
            observe(sample, cell);
        }
        if (cell > openCell) {
            advance(grid.cell(newest - lateness.holdNanos(grid.stepNanos())), out);
        }
        if (cell == openCell) {
            fill(sample);
        } else if (cell > openCell) {
            hold(sample, cell, out);
        } else {
            takeLate(sample, cell, out);
        }
    }

    private void observe(Sample sample, long cell) {
        lateness.heard();
        if (cell < quickCell) {
            counts.add(Reason.REORDERED);
            late(newest - sample.nanos());
        } else {
            quickCell = cell;
        }
    }

    private void late(long behindNanos) {
        lateOfLate = Math.min(lateOfLate, maxSignals) + 1;
        if (lateOfLate * SHARE >= expected) {
            lateness.seen(behindNanos);
        }
    }

    private void hold(Sample sample, long cell, Consumer<? super Fact> out) {
        ahead.add(cell, sample);
        while (ahead.isOverfull()) {
            advance(ahead.first(), out);
        }
    }

    /// Closes all cells before one, which is open then.
    private void advance(long cell, Consumer<? super Fact> out) {
        while (openCell < cell) {
            closeCell(out);
            openCell = Math.min(cell, ahead.first());
            ahead.take(openCell).forEach(this::fill);
        }
    }

    private void fill(Sample sample) {
        Followed followed = lines.get(sample.series());
        if (followed == null) {
            if (lines.size() >= maxSignals) {
                counts.add(Reason.CROWDED);
                return;
            }
            followed = follow(sample.series());
        }
        if (followed.line().take(sample.nanos(), sample.value())) {
            filled++;
            patient = couldHaveLeft ? PATIENCE : patient;
        }
    }

    /// Takes a sample whose cell has gone.
    private void takeLate(Sample sample, long cell, Consumer<? super Fact> out) {
        patient = cell == hastyCell ? PATIENCE : patient;
        Followed known = lines.get(sample.series());
        if (newest - sample.nanos() > OLDEST_NANOS) {
            counts.add(Reason.TOO_OLD);
        } else if (known == null && lines.size() >= maxSignals) {
            counts.add(Reason.CROWDED);
        } else {
            takeLate(known == null ? follow(sample.series()).line() : known.line(), sample, cell, out);
        }
    }

    private void takeLate(SeriesLine line, Sample sample, long cell, Consumer<? super Fact> out) {
        long behind = newest - sample.nanos();
        SeriesLine.Place place = line.place(sample.nanos(), search.grid());
        OptionalDouble point = line.takeLate(sample.nanos(), sample.value(), search.stepNanos());
        if (place == SeriesLine.Place.TOLD) {
            counts.add(Reason.REPEATED);
            return;
        }
        if (cell != hastyCell) {
            quickCell = lateness.isSeen() ? quickCell : openCell;
            late(behind);
        }
        if (point.isPresent()) {
            tell(new Point(line.signal(), point.getAsDouble()), cell, behind, out);
        } else if (place == SeriesLine.Place.BEFORE) {
            counts.add(Reason.OUT_OF_ORDER);
        }
    }

    private void tell(Point point, long cell, long behind, Consumer<? super Fact> out) {
        Grid grid = search.grid();
        out.accept(new Straggler(entity, grid.instant(cell), grid.stepNanos(), point, behind <= Lateness.MOST_NANOS));
    }

    private Followed follow(Series series) {
        Followed followed = new Followed(new SeriesLine(series), profiles.match(series));
        lines.put(series, followed);
        return followed;
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
            out.accept(new Frame(entity, grid.instant(openCell), grid.stepNanos(), points, counts.take()));
        }
        expected = filled;
        lateOfLate /= 2;
        filled = 0;
        couldHaveLeft = false;
        patient = Math.max(0, patient - 1);
    }

    long wakeAt() {
        if (lateness.isSeen() && (filled > 0 || !ahead.isEmpty())) {
            return Long.MIN_VALUE;
        }
        long cellEnd = search.isFound() && filled > 0 ? search.grid().end(openCell) : Long.MAX_VALUE;
        return Math.min(cellEnd, hearing.wakeAt());
    }

    void wake(long nanos, Consumer<? super Fact> out) {
        boolean held = lateness.isSeen();
        lateness.wake(nanos);
        if (held) {
            wakeHeld(nanos, out);
        } else if (filled > 0) {
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

    /// Lets go of the cells that need not be held any more: of all, once nothing comes.
    private void wakeHeld(long nanos, Consumer<? super Fact> out) {
        Grid grid = search.grid();
        long last = grid.cell(newest);
        if (quickCell == last && nanos >= grid.end(last)) {
            quickCell++;
        }
        long hold = lateness.holdNanos(grid.stepNanos());
        advance(hold > 0 && lateness.isQuiet(grid.stepNanos()) ? last + 1 : grid.cell(newest - hold), out);
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(FORMAT);
        search.save(out);
        hearing.save(out);
        lateness.save(out);
        out.writeLong(newest);
        out.writeLong(quickCell);
        out.writeInt(lateOfLate);
        out.writeLong(openCell);
        out.writeInt(filled);
        out.writeInt(expected);
        out.writeLong(hastyCell);
        out.writeInt(patient);
        out.writeBoolean(couldHaveLeft);
        counts.save(out);
        ahead.save(out);
        out.writeInt(lines.size());
        for (Followed followed : lines.values()) {
            SeriesBytes.write(followed.line().series(), out);
            followed.line().save(out);
        }
    }

    /// @param format the number that the state begins with, read already
    void restore(int format, DataInput in) throws IOException {
        if (format != FORMAT && format != WITHOUT_HOLDING) {
            throw new IOException(
                    "extract state of %s has format %d, this release reads 2 to 5".formatted(entity, format));
        }
        search.restore(entity, in);
        hearing.restore(in);
        if (format == FORMAT) {
            lateness.restore(in);
            newest = in.readLong();
            quickCell = in.readLong();
            lateOfLate = SavedState.count(in, "late samples of late", Integer.MAX_VALUE);
        }
        openCell = in.readLong();
        filled = SavedState.count(in, "series in the open cell", Integer.MAX_VALUE);
        expected = SavedState.count(in, "series of the last frame", Integer.MAX_VALUE);
        hastyCell = in.readLong();
        patient = SavedState.count(in, "patience", PATIENCE);
        couldHaveLeft = in.readBoolean();
        if (format == FORMAT) {
            counts.restore(in);
            ahead.restore(entity, openCell, in);
        } else {
            counts.restoreFirst(in);
        }
        restoreLines(in);
    }

    private void restoreLines(DataInput in) throws IOException {
        int size = SavedState.count(in, "series", Integer.MAX_VALUE);
        for (int i = 0; i < size; i++) {
            Series series = SeriesBytes.read(entity, in);
            follow(series).line().restore(in);
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
