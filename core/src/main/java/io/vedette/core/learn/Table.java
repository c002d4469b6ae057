// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.keep.History;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Signals of one entity over time, column by column.
///
/// @param nanos     ascending instants, epoch nanoseconds
/// @param stepNanos the usual distance of two
/// @param columns   one a signal, `NaN` where it has no point
public record Table(Entity entity, long[] nanos, long stepNanos, List<Signal> signals, List<double[]> columns) {
    public Table {
        signals = List.copyOf(signals);
        columns = List.copyOf(columns);
        if (signals.size() != columns.size()) {
            throw new IllegalArgumentException("a table needs a column a signal");
        }
    }

    /// What History holds of these signals between two instants.
    public static Table read(History history, Entity entity, List<Signal> signals, long from, long to)
            throws IOException {
        List<History.Stretch> stretches = new ArrayList<>();
        for (Signal signal : signals) {
            stretches.add(history.read(entity, signal.name(), from, to));
        }
        long[] nanos = stretches.stream()
                .flatMapToLong(stretch -> Arrays.stream(stretch.nanos()))
                .sorted()
                .distinct()
                .toArray();
        List<double[]> columns =
                stretches.stream().map(stretch -> onto(nanos, stretch)).toList();
        return new Table(entity, nanos, step(nanos), signals, columns);
    }

    /// Frames in time order as a table.
    public static Table of(Entity entity, List<Frame> frames) {
        long[] nanos = frames.stream().mapToLong(Frame::nanos).toArray();
        Map<Signal, double[]> columns = new LinkedHashMap<>();
        for (int row = 0; row < nanos.length; row++) {
            for (Point point : frames.get(row).points()) {
                columns.computeIfAbsent(point.signal(), _ -> gap(nanos.length))[row] = point.value();
            }
        }
        return new Table(entity, nanos, step(nanos), List.copyOf(columns.keySet()), List.copyOf(columns.values()));
    }

    private static double[] gap(int rows) {
        double[] column = new double[rows];
        Arrays.fill(column, Double.NaN);
        return column;
    }

    private static double[] onto(long[] nanos, History.Stretch stretch) {
        double[] column = gap(nanos.length);
        int row = 0;
        for (int i = 0; i < stretch.size(); i++) {
            while (nanos[row] < stretch.nanos()[i]) {
                row++;
            }
            column[row] = stretch.values()[i];
        }
        return column;
    }

    /// The median distance of neighbours, 1 s where there are none.
    public static long step(long[] nanos) {
        if (nanos.length < 2) {
            return 1_000_000_000L;
        }
        long[] gaps = new long[nanos.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = nanos[i + 1] - nanos[i];
        }
        Arrays.sort(gaps);
        return gaps[gaps.length / 2];
    }

    public int rows() {
        return nanos.length;
    }

    /// The first row at or after an instant.
    public int firstFrom(long fromNanos) {
        int found = Arrays.binarySearch(nanos, fromNanos);
        return found >= 0 ? found : -found - 1;
    }

    /// Row `row` as the frame it was.
    public Frame frame(int row) {
        List<Point> points = new ArrayList<>(signals.size());
        for (int i = 0; i < signals.size(); i++) {
            double value = columns.get(i)[row];
            if (!Double.isNaN(value)) {
                points.add(new Point(signals.get(i), value));
            }
        }
        return Frame.of(entity, nanos[row], stepNanos, points);
    }

    /// Rows `from` to before `to`.
    public Table rows(int from, int to) {
        List<double[]> cut = columns.stream()
                .map(column -> Arrays.copyOfRange(column, from, to))
                .toList();
        return new Table(entity, Arrays.copyOfRange(nanos, from, to), stepNanos, signals, cut);
    }

    /// The same rows of fewer signals.
    Table only(List<Signal> wanted) {
        List<double[]> kept = wanted.stream()
                .map(signal -> columns.get(signals.indexOf(signal)))
                .toList();
        return new Table(entity, nanos, stepNanos, wanted, kept);
    }

    /// The values of a column in rows that a split trains on, gaps left out.
    double[] known(int column, Split split) {
        double[] values = new double[nanos.length];
        int count = 0;
        for (int row = 0; row < nanos.length; row++) {
            if (split.trains(nanos[row]) && !Double.isNaN(columns.get(column)[row])) {
                values[count++] = columns.get(column)[row];
            }
        }
        return Arrays.copyOf(values, count);
    }
}
