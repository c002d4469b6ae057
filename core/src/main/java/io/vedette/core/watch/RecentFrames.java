// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The latest frames of an entity that no model judges yet, so that its first one need not wait for its window.
///
/// - **Cost:** 8 bytes a value and 8 a frame, and a quarter more to grow: 3 KB for one signal, 70 to 90 KB for the 55
/// of
///   a host, 330 KB at most.
/// - **State:** confined to a thread.
final class RecentFrames {
    // A frame a record would be simpler, and cost an entity of one signal 10 KB: a fleet has many of those.

    /// The longest window that a model of ours chooses is 125 rows; features look at thirty before a row.
    static final int MOST = 155;

    /// A model of many inputs has a short window: of 2,000 signals, 16 frames are kept, which is one.
    private static final int MOST_VALUES = 1 << 15;

    private final Deque<Stretch> stretches = new ArrayDeque<>();
    private final LongRing numbers = new LongRing();
    private int frames;

    /// Frames in a row that have the same signals. Of each its instant is among the numbers, then its values as bits.
    private static final class Stretch {
        private final List<Signal> signals;
        private final long stepNanos;
        private int frames;

        private Stretch(List<Signal> signals, long stepNanos) {
            this.signals = signals;
            this.stepNanos = stepNanos;
        }
    }

    void take(Frame frame) {
        List<Signal> signals = frame.points().stream().map(Point::signal).toList();
        Stretch last = stretches.peekLast();
        if (last == null || last.stepNanos != frame.stepNanos() || !last.signals.equals(signals)) {
            last = new Stretch(signals, frame.stepNanos());
            stretches.addLast(last);
        }
        last.frames++;
        frames++;
        numbers.add(frame.nanos());
        frame.points().forEach(point -> numbers.add(Double.doubleToRawLongBits(point.value())));
        while (frames > MOST || numbers.size() - frames > MOST_VALUES) {
            dropOldest();
        }
    }

    private void dropOldest() {
        Stretch first = stretches.getFirst();
        numbers.drop(1 + first.signals.size());
        frames--;
        if (--first.frames == 0) {
            stretches.removeFirst();
        }
    }

    /// The frames, oldest first, as they came.
    List<Frame> of(Entity entity) {
        List<Frame> all = new ArrayList<>(frames);
        int next = 0;
        for (Stretch stretch : stretches) {
            for (int i = 0; i < stretch.frames; i++) {
                long nanos = numbers.get(next++);
                List<Point> points = new ArrayList<>(stretch.signals.size());
                for (Signal signal : stretch.signals) {
                    points.add(new Point(signal, Double.longBitsToDouble(numbers.get(next++))));
                }
                all.add(Frame.of(entity, nanos, stretch.stepNanos, points));
            }
        }
        return all;
    }

    void clear() {
        stretches.clear();
        numbers.clear();
        frames = 0;
    }

    void save(DataOutput out) throws IOException {
        Map<Signal, Integer> known = new HashMap<>();
        out.writeInt(stretches.size());
        int next = 0;
        for (Stretch stretch : stretches) {
            save(stretch.signals, known, out);
            out.writeLong(stretch.stepNanos);
            out.writeInt(stretch.frames - 1);
            for (int end = next + stretch.frames * (1 + stretch.signals.size()); next < end; next++) {
                out.writeLong(numbers.get(next));
            }
        }
    }

    /// Each signal's name is written once.
    private static void save(List<Signal> signals, Map<Signal, Integer> known, DataOutput out) throws IOException {
        out.writeInt(signals.size());
        for (Signal signal : signals) {
            Integer number = known.putIfAbsent(signal, known.size());
            out.writeInt(number == null ? known.size() - 1 : number);
            if (number == null) {
                SavedState.writeText(signal.name(), out);
                SavedState.writeText(signal.unit(), out);
            }
        }
    }

    void restore(DataInput in) throws IOException {
        List<Signal> known = new ArrayList<>();
        int size = SavedState.count(in, "stretches of recent frames", MOST);
        for (int i = 0; i < size; i++) {
            List<Signal> signals = signals(in, known);
            long step = SavedState.within(in, "the step of recent frames", 1, Long.MAX_VALUE);
            var stretch = new Stretch(signals, step);
            stretch.frames = 1 + SavedState.count(in, "recent frames", MOST - frames - 1);
            for (int j = 0; j < stretch.frames; j++) {
                numbers.add(in.readLong());
                for (int s = 0; s < signals.size(); s++) {
                    numbers.add(Double.doubleToRawLongBits(SavedState.finite(in, "a recent value")));
                }
            }
            frames += stretch.frames;
            stretches.addLast(stretch);
        }
    }

    private static List<Signal> signals(DataInput in, List<Signal> known) throws IOException {
        int size = SavedState.count(in, "signals of a recent frame", MOST_VALUES);
        List<Signal> signals = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            int number = SavedState.count(in, "the number of a signal", known.size());
            if (number == known.size()) {
                known.add(new Signal(
                        SavedState.text(in, "the name of a signal"), SavedState.text(in, "the unit of a signal")));
            }
            signals.add(known.get(number));
        }
        return List.copyOf(signals);
    }
}
