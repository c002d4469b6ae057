// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.OptionalDouble;

/// One series on its way to the grid: what it said last, and what it says in the cell being filled.
final class SeriesLine {
    /// A rate over a longer hole would be a mean over the hole, told as if it were now.
    private static final int LONGEST_RATE_STEPS = 5;

    private final Series series;
    private final Signal signal;

    private long lastNanos;
    private double lastValue;
    private boolean hasLast;
    private long cellNanos;
    private double cellValue;
    private boolean inCell;

    SeriesLine(Series series) {
        this.series = series;
        this.signal = new Signal(series.text(), series.unit().isEmpty() ? unit(series) : series.unit());
    }

    Series series() {
        return series;
    }

    Signal signal() {
        return signal;
    }

    /// What the name says, by Prometheus's conventions.
    private static String unit(Series series) {
        String name = series.metric();
        boolean counter = series.kind() == MetricKind.COUNTER;
        if (name.contains("_bytes")) {
            return counter ? "B/s" : "B";
        }
        if (name.contains("_seconds") && !name.endsWith("_count") && !name.endsWith("_bucket")) {
            return counter ? "s/s" : "s";
        }
        if (name.contains("percent")) {
            return "%";
        }
        return counter ? "/s" : "";
    }

    /// @return whether the cell had no value of this series before
    boolean take(long nanos, double value) {
        boolean first = !inCell;
        if (first || nanos >= cellNanos) {
            cellNanos = nanos;
            cellValue = value;
            inCell = true;
        }
        return first;
    }

    /// Whether the cell makes a point: not when it is empty, nor for the first sample of a total.
    boolean hasPoint(long stepNanos) {
        return inCell && makesPoint(cellNanos, cellValue, stepNanos);
    }

    private boolean makesPoint(long nanos, double value, long stepNanos) {
        return series.kind() == MetricKind.GAUGE
                || (hasLast
                        && nanos > lastNanos
                        && nanos - lastNanos <= LONGEST_RATE_STEPS * stepNanos
                        && Double.isFinite(rate(nanos, value)));
    }

    boolean isInCell() {
        return inCell;
    }

    double point() {
        return point(cellNanos, cellValue);
    }

    private double point(long nanos, double value) {
        return series.kind() == MetricKind.GAUGE ? value : rate(nanos, value);
    }

    /// Growth a second. A total that fell has restarted from zero, so all of it is growth; never negative.
    private double rate(long nanos, double value) {
        return Growth.perSecond(value >= lastValue ? lastValue : 0, value, nanos - lastNanos);
    }

    /// Where a sample of a cell that has gone stands among those of its own series.
    enum Place {
        /// After all that were told.
        NEXT,
        /// In the cell that the last one told was in.
        TOLD,
        /// Before the last one told.
        BEFORE
    }

    Place place(long nanos, Grid grid) {
        if (hasLast && grid.cell(nanos) == grid.cell(lastNanos)) {
            return Place.TOLD;
        }
        return hasLast && nanos < lastNanos ? Place.BEFORE : Place.NEXT;
    }

    /// The point of a sample whose cell has gone, though perhaps not for this series: what is in the open cell is later
    /// than it, and grows from it.
    OptionalDouble takeLate(long nanos, double value, long stepNanos) {
        OptionalDouble point =
                makesPoint(nanos, value, stepNanos) ? OptionalDouble.of(point(nanos, value)) : OptionalDouble.empty();
        if (!hasLast || nanos > lastNanos) {
            lastNanos = nanos;
            lastValue = value;
            hasLast = true;
        }
        return point;
    }

    void closeCell() {
        if (inCell) {
            lastNanos = cellNanos;
            lastValue = cellValue;
            hasLast = true;
            inCell = false;
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeLong(lastNanos);
        out.writeDouble(lastValue);
        out.writeBoolean(hasLast);
        out.writeLong(cellNanos);
        out.writeDouble(cellValue);
        out.writeBoolean(inCell);
    }

    void restore(DataInput in) throws IOException {
        lastNanos = in.readLong();
        lastValue = SavedState.finite(in, "the last value of a series");
        hasLast = in.readBoolean();
        cellNanos = in.readLong();
        cellValue = SavedState.finite(in, "the open value of a series");
        inCell = in.readBoolean();
    }
}
