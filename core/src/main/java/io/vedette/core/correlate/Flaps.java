// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Which alerts come and go without end. Nagios calls it flapping.
///
/// - **Cost:** O(1) an end; 10,000 alerts of the last half hour at most.
final class Flaps {
    static final int OFTEN = 4;
    private static final long WINDOW_NANOS = 30 * 60_000_000_000L;
    private static final int MOST = 10_000;

    private final SortedMap<String, Deque<Long>> ends = new TreeMap<>();

    /// It ended.
    ///
    /// @return how often it did so within half an hour
    int ended(String fingerprint, long nanos) {
        Deque<Long> times = ends.computeIfAbsent(fingerprint, _ -> new ArrayDeque<>());
        times.addLast(nanos);
        times.removeIf(time -> time < nanos - WINDOW_NANOS);
        while (times.size() > 2 * OFTEN) {
            times.removeFirst();
        }
        if (ends.size() > MOST) {
            forget(nanos);
        }
        return times.size();
    }

    private void forget(long nanos) {
        ends.values().removeIf(times -> times.getLast() < nanos - WINDOW_NANOS);
        while (ends.size() > MOST) {
            ends.remove(ends.firstKey());
        }
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(ends.size());
        for (Map.Entry<String, Deque<Long>> entry : ends.entrySet()) {
            SavedState.writeText(entry.getKey(), out);
            out.writeInt(entry.getValue().size());
            for (long time : entry.getValue()) {
                out.writeLong(time);
            }
        }
    }

    void restore(DataInput in) throws IOException {
        for (int left = SavedState.count(in, "alerts that ended", MOST); left > 0; left--) {
            String fingerprint = SavedState.text(in, "a fingerprint");
            Deque<Long> times = new ArrayDeque<>();
            for (int more = SavedState.count(in, "ends", 2 * OFTEN); more > 0; more--) {
                times.addLast(in.readLong());
            }
            if (times.isEmpty()) {
                throw new IllegalArgumentException("an alert that never ended");
            }
            ends.put(fingerprint, times);
        }
    }
}
