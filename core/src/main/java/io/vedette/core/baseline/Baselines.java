// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.course.Going;
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
/// - **Out:** the signals that are off: what lasts first, then the most surprising.
/// - **Cost:** well under a microsecond a point; no object while nothing is off. At most 1 KiB a signal.
/// - **State:** of one thread at a time.
public final class Baselines {
    /// Off from here on: one value in ten thousand.
    public static final double OFF = 4;

    /// Before kinds that last go those of one moment. A kind that lasts has an order and no probability.
    private static final double LASTING = 6;

    /// More would not be read.
    private static final int MOST_TOLD = 20;

    private static final int MOST_SIGNALS = 1_000_000;

    // Frames list their signals in an order that hardly ever changes, so the last frame's order finds most of them
    // without a look-up.
    private final CivilTime civil;
    private final Map<String, Baseline> byName = new LinkedHashMap<>();
    private final Roll roll = new Roll();
    private String[] names = new String[0];
    private Baseline[] inOrder = new Baseline[0];

    /// What stragglers since the last frame had to say.
    private List<Deviation> late = List.of();

    public Baselines() {
        this(CivilTime.UTC);
    }

    public Baselines(CivilTime civil) {
        this.civil = civil;
    }

    /// Judges a point that came when its frame had gone. If it is off, that is told with the next frame.
    public void take(Straggler straggler) {
        Point point = straggler.point();
        LocalHour time = civil.at(straggler.nanos());
        Baseline baseline = byName.computeIfAbsent(point.signal().name(), _ -> new Baseline());
        double surprise = baseline.judge(point.value(), time);
        if (surprise >= OFF && late.size() < MOST_TOLD) {
            late = late.isEmpty() ? new ArrayList<>() : late;
            late.add(momentary(point, baseline.usual(time), surprise, straggler.nanos()));
        }
        roll.heard(point.signal(), baseline, point.value());
        baseline.learnLate(point.value(), time);
    }

    private static Deviation momentary(Point point, Range usual, double surprise, long nanos) {
        Deviation.Kind kind = point.value() < usual.low() ? Deviation.Kind.DIP : Deviation.Kind.SPIKE;
        return new Deviation(
                point.signal().name(), point.signal().unit(), kind, point.value(), usual, surprise, nanos, 0);
    }

    /// Judges and learns all points of a frame.
    public List<Deviation> take(Frame frame) {
        LocalHour time = civil.at(frame.nanos());
        List<Point> points = frame.points();
        makeRoom(points.size());
        roll.begin(frame, byName, time);
        if (roll.forget(byName)) {
            Arrays.fill(names, null);
        }
        List<Deviation> off = late;
        late = List.of();
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            Baseline baseline = find(i, point.signal().name());
            double surprise = baseline.judge(point.value(), time);
            roll.heard(point.signal(), baseline, point.value());
            Range usual = surprise >= OFF ? baseline.usual(time) : NOT_ASKED;
            baseline.learn(point.value(), time, frame.nanos(), frame.stepNanos());
            if (!baseline.going().isEmpty()) {
                off = off.isEmpty() ? new ArrayList<>() : off;
                addLasting(point, baseline, off);
            } else if (surprise >= OFF) {
                off = off.isEmpty() ? new ArrayList<>() : off;
                off.add(momentary(point, usual, surprise, frame.nanos()));
            }
        }
        if (roll.hasNews()) {
            off = off.isEmpty() ? new ArrayList<>() : off;
            roll.addTo(off);
        }
        return off.isEmpty() ? off : worst(off);
    }

    private static final Range NOT_ASKED = new Range(0, 0);

    private static void addLasting(Point point, Baseline baseline, List<Deviation> off) {
        for (Going going : baseline.going()) {
            // What stands still counts nothing at 0 that is no rate: a level that rests there is flat.
            boolean rate = point.signal().unit().endsWith("/s");
            Deviation.Kind kind = going.kind() == Deviation.Kind.STOPPED && !rate ? Deviation.Kind.FLAT : going.kind();
            double actual = kind == Deviation.Kind.SCATTER ? baseline.step() : point.value();
            off.add(new Deviation(
                    point.signal().name(),
                    point.signal().unit(),
                    kind,
                    actual,
                    going.usual(),
                    LASTING,
                    going.sinceNanos(),
                    going.usualNanos()));
        }
    }

    private static List<Deviation> worst(List<Deviation> off) {
        return off.stream()
                .sorted(Comparator.comparing((Deviation one) -> !one.kind().lasts())
                        .thenComparing(
                                Comparator.comparingDouble(Deviation::surprise).reversed())
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
        DeviationBytes.write(late, out);
        roll.save(out);
    }

    public void restore(DataInput in) throws IOException {
        restoreEach(in, true);
        late = DeviationBytes.read(in, MOST_TOLD);
        roll.restore(in);
    }

    /// Reads what a release wrote that knew neither days of rest nor kinds.
    ///
    /// @param stragglers whether it judged what came late
    public void restoreOld(DataInput in, boolean stragglers) throws IOException {
        restoreEach(in, false);
        late = stragglers ? DeviationBytes.readOld(in, MOST_TOLD) : List.of();
    }

    private void restoreEach(DataInput in, boolean whole) throws IOException {
        int size = SavedState.count(in, "baselines", MOST_SIGNALS);
        for (int i = 0; i < size; i++) {
            byName.put(SavedState.text(in, "the name of a signal"), Baseline.restore(in, whole));
        }
    }
}
