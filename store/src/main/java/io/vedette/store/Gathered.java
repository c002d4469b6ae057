// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.keep.History.Stretch;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/// Puts stretches of one signal together: ascending, each time once, the first told value of it.
final class Gathered {
    private final long from;
    private final long to;
    private long[] nanos = new long[256];
    private double[] values = new double[256];
    private int size;
    private boolean isAscending = true;

    /// @param from first time wanted, epoch nanoseconds
    /// @param to   first time no longer wanted
    Gathered(long from, long to) {
        this.from = from;
        this.to = to;
    }

    void add(Stretch stretch) {
        long[] times = stretch.nanos();
        int first = place(times, from);
        int count = place(times, to) - first;
        if (count <= 0) {
            return;
        }
        room(count);
        isAscending &= size == 0 || times[first] > nanos[size - 1];
        System.arraycopy(times, first, nanos, size, count);
        System.arraycopy(stretch.values(), first, values, size, count);
        size += count;
    }

    private static int place(long[] times, long time) {
        int found = Arrays.binarySearch(times, time);
        return found < 0 ? -found - 1 : found;
    }

    private void room(int more) {
        if (size + more > nanos.length) {
            int length = Math.max(size + more, 2 * nanos.length);
            nanos = Arrays.copyOf(nanos, length);
            values = Arrays.copyOf(values, length);
        }
    }

    Stretch stretch() {
        return isAscending ? new Stretch(Arrays.copyOf(nanos, size), Arrays.copyOf(values, size)) : inOrder();
    }

    /// The slow way, taken only after late or repeated points: a stable sort, so the first told comes first.
    private Stretch inOrder() {
        int[] order = IntStream.range(0, size)
                .boxed()
                .sorted(Comparator.comparingLong(i -> nanos[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        long[] times = new long[size];
        double[] numbers = new double[size];
        int count = 0;
        for (int i : order) {
            if (count == 0 || times[count - 1] != nanos[i]) {
                times[count] = nanos[i];
                numbers[count++] = values[i];
            }
        }
        return new Stretch(Arrays.copyOf(times, count), Arrays.copyOf(numbers, count));
    }
}
