// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.baseline.DeviationBytes;
import io.vedette.core.baseline.NearestPast;
import io.vedette.core.domain.Deviation;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Range;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// An entity of few signals is known by their courses: each is compared with its whole past.
///
/// - **In:** frames; of each signal the mean of five minutes, or single values where they come more seldom.
/// - **Out:** those that did what they never did, for half an hour.
/// - **Cost:** up to 16 KiB a signal, under 20 µs each five minutes.
final class NearestWatch {
    // Five minutes, because the line of the detector was found on such values: at 15 s a step the same chance of a
    // false
    // alarm would come twenty times as often.

    private static final int FRAMES = 60;
    private static final int MOST = 1_000;
    private static final long CELL_NANOS = 300_000_000_000L;
    private static final long TOLD_NANOS = 6 * CELL_NANOS;

    private final int few;
    private final Map<String, Stream> streams = new TreeMap<>();
    private List<Deviation> told = List.of();
    private boolean refused;
    private int frames;
    private long cell = Long.MIN_VALUE;

    /// @param few signals an entity may have for it; 0 for never
    NearestWatch(int few) {
        this.few = few;
    }

    private static final class Stream {
        private NearestPast past = new NearestPast();
        private String unit = "";
        private double mean;
        private double sum;
        private int count;
    }

    List<Deviation> take(Frame frame) {
        if (!isSmall(frame)) {
            return List.of();
        }
        long now = frame.nanos() / Math.max(CELL_NANOS, frame.stepNanos());
        if (now != cell) {
            close(frame.nanos());
            cell = now;
        }
        for (Point point : frame.points()) {
            Stream stream = streams.computeIfAbsent(point.signal().name(), _ -> new Stream());
            stream.unit = point.signal().unit();
            stream.sum += point.value();
            stream.count++;
        }
        return told;
    }

    /// Whether it has had few signals from the beginning, for long enough to say so.
    private boolean isSmall(Frame frame) {
        if (refused) {
            return false;
        }
        frames = Math.min(frames + 1, FRAMES);
        if (frame.points().size() > few || streams.size() > few) {
            refused = true;
            streams.clear();
            told = List.of();
            return false;
        }
        return frames == FRAMES;
    }

    private void close(long nanos) {
        List<Deviation> still = new ArrayList<>(told.stream()
                .filter(one -> nanos - one.sinceNanos() < TOLD_NANOS)
                .toList());
        streams.forEach((name, stream) -> {
            if (stream.count > 0 && Double.isFinite(stream.sum)) {
                double value = stream.sum / stream.count;
                double surprise = stream.past.take(value);
                if (stream.past.isOff()) {
                    Deviation.Kind kind = value < stream.mean ? Deviation.Kind.DIP : Deviation.Kind.SPIKE;
                    still.add(new Deviation(
                            name, stream.unit, kind, value, new Range(stream.mean, stream.mean), surprise, nanos, 0));
                }
                stream.mean = value;
            }
            stream.sum = 0;
            stream.count = 0;
        });
        told = List.copyOf(still);
    }

    void save(DataOutput out) throws IOException {
        out.writeBoolean(refused);
        out.writeInt(frames);
        out.writeLong(cell);
        DeviationBytes.write(told, out);
        out.writeInt(streams.size());
        for (Map.Entry<String, Stream> one : streams.entrySet()) {
            SavedState.writeText(one.getKey(), out);
            Stream stream = one.getValue();
            stream.past.save(out);
            out.writeUTF(stream.unit);
            out.writeDouble(stream.mean);
            out.writeDouble(stream.sum);
            out.writeInt(stream.count);
        }
    }

    void restore(DataInput in) throws IOException {
        refused = in.readBoolean();
        frames = SavedState.count(in, "frames of few signals", FRAMES);
        cell = in.readLong();
        told = DeviationBytes.read(in, MOST);
        int size = SavedState.count(in, "streams", MOST);
        for (int i = 0; i < size; i++) {
            Stream stream = new Stream();
            streams.put(SavedState.text(in, "the name of a signal"), stream);
            stream.past = NearestPast.restore(in);
            stream.unit = in.readUTF();
            stream.mean = SavedState.finite(in, "the last mean of a stream");
            stream.sum = in.readDouble();
            stream.count = SavedState.count(in, "values of a mean", Integer.MAX_VALUE);
        }
    }
}
