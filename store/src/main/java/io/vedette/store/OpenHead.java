// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.keep.History.Stretch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Points of one signal and one UTC day that are not stored yet: ascending, each time once.
///
/// - **Cost:** packed each 30 points, so an open signal takes 16 bytes for each of the last 30 points and about what
///   the disk would take for the rest. A point out of its order unpacks the whole head.
/// - **State:** guarded by the history's lock.
final class OpenHead {
    private static final int TAIL = 30;

    /// Without a point; never added to.
    static final OpenHead NONE = new OpenHead();

    // Shared while empty: there is one head for each of perhaps a million signals.
    private List<byte[]> packed = List.of();
    private long[] nanos = Stretch.EMPTY.nanos();
    private double[] values = Stretch.EMPTY.values();
    private int tail;
    private int size;
    private long first;
    private long last;

    static long dayOf(long nanos) {
        return Math.floorDiv(nanos, DayFile.DAY_NANOS);
    }

    int size() {
        return size;
    }

    long day() {
        return dayOf(first);
    }

    long first() {
        return first;
    }

    long last() {
        return last;
    }

    /// Takes a point of the head's own day; a time that is there already changes nothing.
    void add(long time, double value) {
        if (size == 0 || time > last) {
            addLast(time, value);
        } else if (time != last) {
            insert(time, value);
        }
    }

    private void addLast(long time, double value) {
        if (tail == TAIL) {
            packed = packed.isEmpty() ? new ArrayList<>(SignalPoints.SEALED_AT / TAIL) : packed;
            packed.add(ChunkCodec.encode(nanos, values, tail));
            tail = 0;
        }
        if (tail == nanos.length) {
            int room = Math.clamp(2L * tail, 4, TAIL);
            nanos = Arrays.copyOf(nanos, room);
            values = Arrays.copyOf(values, room);
        }
        nanos[tail] = time;
        values[tail++] = value;
        first = size++ == 0 ? time : first;
        last = time;
    }

    private void insert(long time, double value) {
        Stretch all = points();
        int place = Arrays.binarySearch(all.nanos(), time);
        if (place >= 0) {
            return;
        }
        int before = -place - 1;
        packed = List.of();
        tail = 0;
        size = 0;
        addAll(all, 0, before);
        addLast(time, value);
        addAll(all, before, all.size());
    }

    private void addAll(Stretch stretch, int from, int to) {
        for (int i = from; i < to; i++) {
            addLast(stretch.nanos()[i], stretch.values()[i]);
        }
    }

    Stretch points() {
        long[] times = new long[size];
        double[] numbers = new double[size];
        int at = 0;
        for (byte[] block : packed) {
            Stretch part = unpack(block);
            System.arraycopy(part.nanos(), 0, times, at, part.size());
            System.arraycopy(part.values(), 0, numbers, at, part.size());
            at += part.size();
        }
        System.arraycopy(nanos, 0, times, at, tail);
        System.arraycopy(values, 0, numbers, at, tail);
        return new Stretch(times, numbers);
    }

    private static Stretch unpack(byte[] block) {
        try {
            return ChunkCodec.decode(block, block.length);
        } catch (Damaged e) {
            throw new IllegalStateException("our own memory does not decode", e);
        }
    }
}
