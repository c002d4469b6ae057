// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Straggler;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The baselines of all signals of one entity.
///
/// - **In:** its frames in time order, and points that came too late for theirs.
/// - **Out:** the signals that are off, most surprising first.
/// - **Cost:** well under a microsecond a point; no object while nothing is off.
/// - **State:** of one thread at a time.
public final class Baselines {
    /// Off from here on: one value in ten thousand.
    public static final double OFF = 4;

    /// More would not be read.
    private static final int MOST_TOLD = 20;

    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final double HOUR_NANOS = 3_600e9;
    private static final int MOST_SIGNALS = 1_000_000;

    // Frames list their signals in an order that hardly ever changes, so the last frame's order finds most of them
    // without a look-up.
    private final Map<String, Baseline> byName = new LinkedHashMap<>();
    private String[] names = new String[0];
    private Baseline[] inOrder = new Baseline[0];

    /// What stragglers since the last frame had to say.
    private List<Deviation> late = List.of();

    /// Judges a point that came when its frame had gone. If it is off, that is told with the next frame.
    public void take(Straggler straggler) {
        Point point = straggler.point();
        double time = hour(straggler.nanos());
        Baseline baseline = byName.computeIfAbsent(point.signal().name(), _ -> new Baseline());
        double surprise = baseline.judge(point.value(), time);
        if (surprise >= OFF && late.size() < MOST_TOLD) {
            late = late.isEmpty() ? new ArrayList<>() : late;
            late.add(deviation(point, baseline.usual(time), surprise));
        }
        baseline.learnLate(point.value(), time);
    }

    private static double hour(long nanos) {
        return Math.floorMod(nanos, DAY_NANOS) / HOUR_NANOS;
    }

    private static Deviation deviation(Point point, Range usual, double surprise) {
        return new Deviation(point.signal().name(), point.signal().unit(), point.value(), usual, surprise);
    }

    /// Judges and learns all points of a frame.
    public List<Deviation> take(Frame frame) {
        double time = hour(frame.nanos());
        List<Point> points = frame.points();
        makeRoom(points.size());
        List<Deviation> off = late;
        late = List.of();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            Baseline baseline = find(i, point.signal().name());
            double surprise = baseline.judge(point.value(), time);
            if (surprise >= OFF) {
                off = off.isEmpty() ? new ArrayList<>() : off;
                off.add(deviation(point, baseline.usual(time), surprise));
            }
            baseline.learn(point.value(), time);
        }
        return off.isEmpty() ? off : worst(off);
    }

    private static List<Deviation> worst(List<Deviation> off) {
        return off.stream()
                .sorted(Comparator.comparingDouble(Deviation::surprise)
                        .reversed()
                        .thenComparing(Deviation::signal))
                .limit(MOST_TOLD)
                .toList();
    }

    private void makeRoom(int size) {
        if (size > names.length) {
            names = Arrays.copyOf(names, size);
            inOrder = Arrays.copyOf(inOrder, size);
        }
    }

    @SuppressWarnings("ReferenceEquality")
    private Baseline find(int place, String name) {
        if (names[place] == name) {
            return inOrder[place];
        }
        Baseline found = byName.computeIfAbsent(name, _ -> new Baseline());
        names[place] = name;
        inOrder[place] = found;
        return found;
    }

    public void save(DataOutput out) throws IOException {
        out.writeInt(byName.size());
        for (Map.Entry<String, Baseline> one : byName.entrySet()) {
            SavedState.writeText(one.getKey(), out);
            one.getValue().save(out);
        }
    }

    public void restore(DataInput in) throws IOException {
        int size = SavedState.count(in, "baselines", MOST_SIGNALS);
        for (int i = 0; i < size; i++) {
            byName.put(SavedState.text(in, "the name of a signal"), Baseline.restore(in));
        }
    }

    /// Writes what stragglers have to say, which is told with the next frame.
    public void saveLate(DataOutput out) throws IOException {
        out.writeInt(late.size());
        for (Deviation one : late) {
            SavedState.writeText(one.signal(), out);
            out.writeUTF(one.unit());
            out.writeDouble(one.actual());
            out.writeDouble(one.usual().low());
            out.writeDouble(one.usual().high());
            out.writeDouble(one.surprise());
        }
    }

    public void restoreLate(DataInput in) throws IOException {
        int size = SavedState.count(in, "deviations of stragglers", MOST_TOLD);
        late = size == 0 ? List.of() : new ArrayList<>();
        for (int i = 0; i < size; i++) {
            String signal = SavedState.text(in, "the name of a signal");
            String unit = in.readUTF();
            double actual = in.readDouble();
            Range usual = new Range(in.readDouble(), in.readDouble());
            late.add(new Deviation(signal, unit, actual, usual, in.readDouble()));
        }
    }
}
