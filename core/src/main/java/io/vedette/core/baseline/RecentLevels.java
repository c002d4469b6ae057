// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Levels;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Where the signals of one entity have been for the last hour: the median of the means of its five-minute blocks.
///
/// - **In:** frames in time order.
/// - **Out:** with the first frame of each block, the levels of the hour before it. A signal has one once it was heard
///   in half of the blocks, so whoever is new has none for its first half hour.
/// - **Error:** up to five blocks of the twelve may be anything.
/// - **Cost:** an addition a point, a sort of twelve numbers a block; about 90 bytes a signal.
/// - **State:** of one thread at a time.
public final class RecentLevels {
    /// How often levels are told.
    public static final long BLOCK_NANOS = 300_000_000_000L;

    private static final int BLOCKS = 12;
    private static final int FEWEST = BLOCKS / 2;
    private static final int MOST_SIGNALS = 1_000_000;
    private static final float LARGEST = Float.MAX_VALUE / 4;

    private List<Signal> signals = new ArrayList<>();
    private List<Signal> told = List.of();
    private boolean changed;
    private float[] means = new float[0];
    private double[] sums = new double[0];
    private int[] counts = new int[0];
    private long block = Long.MIN_VALUE;

    // Frames list their signals in an order that hardly ever changes.
    private String[] names = new String[0];
    private int[] inOrder = new int[0];

    /// Places by name, only while a frame with another order is taken: all the time it would be half of the memory.
    private Map<String, Integer> index = Map.of();

    public void take(Frame frame, Consumer<? super Levels> out) {
        long now = Math.floorDiv(frame.nanos(), BLOCK_NANOS);
        if (block == Long.MIN_VALUE) {
            block = now;
        } else if (now > block) {
            close(frame, now, out);
        }
        List<Point> points = frame.points();
        if (points.size() > names.length) {
            names = Arrays.copyOf(names, points.size());
            inOrder = Arrays.copyOf(inOrder, points.size());
        }
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            int place = find(i, point.signal());
            sums[place] += point.value();
            counts[place]++;
        }
        index = Map.of();
    }

    private int find(int number, Signal signal) {
        if (signal.name().equals(names[number])) {
            return inOrder[number];
        }
        if (index.isEmpty()) {
            index = new HashMap<>();
            for (int place = 0; place < signals.size(); place++) {
                index.put(signals.get(place).name(), place);
            }
        }
        Integer known = index.get(signal.name());
        int place = known == null ? add(signal) : known;
        index.put(signal.name(), place);
        names[number] = signal.name();
        inOrder[number] = place;
        return place;
    }

    private int add(Signal signal) {
        int place = signals.size();
        if (place == sums.length) {
            makeRoom(place + place / 4 + 4);
        }
        Arrays.fill(means, place * BLOCKS, (place + 1) * BLOCKS, Float.NaN);
        signals.add(signal);
        changed = true;
        return place;
    }

    private void makeRoom(int size) {
        means = Arrays.copyOf(means, size * BLOCKS);
        sums = Arrays.copyOf(sums, size);
        counts = Arrays.copyOf(counts, size);
    }

    private void close(Frame frame, long now, Consumer<? super Levels> out) {
        int at = (int) Math.floorMod(block, (long) BLOCKS);
        for (int place = 0; place < signals.size(); place++) {
            double mean = counts[place] == 0 ? Double.NaN : sums[place] / counts[place];
            means[place * BLOCKS + at] = (float) Math.clamp(mean, -LARGEST, LARGEST);
            sums[place] = 0;
            counts[place] = 0;
        }
        tell(frame, out);
        for (long skipped = Math.max(block + 1, now - BLOCKS); skipped < now; skipped++) {
            for (int place = 0; place < signals.size(); place++) {
                means[place * BLOCKS + (int) Math.floorMod(skipped, (long) BLOCKS)] = Float.NaN;
            }
        }
        block = now;
        forgetSilent();
    }

    private void tell(Frame frame, Consumer<? super Levels> out) {
        float[] values = new float[signals.size()];
        BitSet moves = new BitSet();
        float[] heard = new float[BLOCKS];
        boolean any = false;
        for (int place = 0; place < values.length; place++) {
            int held = 0;
            for (int i = place * BLOCKS; i < (place + 1) * BLOCKS; i++) {
                if (!Float.isNaN(means[i])) {
                    heard[held++] = means[i];
                }
            }
            Arrays.sort(heard, 0, held);
            values[place] = held < FEWEST ? Float.NaN : (heard[(held - 1) / 2] + heard[held / 2]) / 2;
            moves.set(place, held > 0 && heard[0] < heard[held - 1]);
            any |= held >= FEWEST;
        }
        if (any) {
            told = changed ? List.copyOf(signals) : told;
            changed = false;
            out.accept(new Levels(frame.entity(), (block + 1) * BLOCK_NANOS, told, values, moves));
        }
    }

    /// Lets go of signals of which nothing came for an hour.
    private void forgetSilent() {
        List<Signal> heard = new ArrayList<>();
        for (int place = 0; place < signals.size(); place++) {
            if (isHeard(place)) {
                int to = heard.size();
                System.arraycopy(means, place * BLOCKS, means, to * BLOCKS, BLOCKS);
                heard.add(signals.get(place));
            }
        }
        if (heard.size() < signals.size()) {
            signals = heard;
            changed = true;
            Arrays.fill(names, null);
        }
    }

    private boolean isHeard(int place) {
        for (int i = place * BLOCKS; i < (place + 1) * BLOCKS; i++) {
            if (!Float.isNaN(means[i])) {
                return true;
            }
        }
        return false;
    }

    public void save(DataOutput out) throws IOException {
        out.writeLong(block);
        out.writeInt(signals.size());
        for (int place = 0; place < signals.size(); place++) {
            SavedState.writeText(signals.get(place).name(), out);
            SavedState.writeText(signals.get(place).unit(), out);
            out.writeDouble(sums[place]);
            out.writeInt(counts[place]);
            for (int i = place * BLOCKS; i < (place + 1) * BLOCKS; i++) {
                out.writeFloat(means[i]);
            }
        }
    }

    public void restore(DataInput in) throws IOException {
        block = in.readLong();
        int size = SavedState.count(in, "signals with a level", MOST_SIGNALS);
        for (int left = size; left > 0; left--) {
            int place = add(new Signal(SavedState.text(in, "a signal"), SavedState.text(in, "a unit")));
            sums[place] = SavedState.finite(in, "the sum of a block");
            counts[place] = SavedState.count(in, "values of a block", Integer.MAX_VALUE);
            for (int i = place * BLOCKS; i < (place + 1) * BLOCKS; i++) {
                means[i] = in.readFloat();
            }
        }
        if (signals.stream().map(Signal::name).distinct().count() < size) {
            throw new IllegalArgumentException("a signal has two levels");
        }
    }
}
