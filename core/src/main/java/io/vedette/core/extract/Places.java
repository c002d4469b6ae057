// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// The few of many things that have signals of their own: those that come most often.
///
/// - **Cost:** O(things of the window · log), a few kilobytes an entity.
final class Places<K extends Comparable<K>> {
    // A place is kept by habit: the weight of a thing is its count, the older the less, and a newcomer must weigh twice
    // the lightest one to push it out. One that is pushed out leaves its series behind, so the number of those that
    // ever had a place is bounded too.

    static final int MOST = 20;

    /// Things that may ever have a place.
    static final int MOST_EVER = 60;

    /// Weight that is left after a window: half after seven.
    private static final double KEPT = 0.9;

    private static final double PUSH = 2;

    private final SortedMap<K, Double> weights = new TreeMap<>();
    private int ever;

    /// Writes a thing into saved state.
    interface Writing<K> {
        void write(K thing, DataOutput out) throws IOException;
    }

    /// Reads what [Writing] wrote.
    interface Reading<K> {
        K read(DataInput in) throws IOException;
    }

    /// Takes a window's counts into account.
    void take(Map<K, Long> counts) {
        weights.replaceAll((_, weight) -> weight * KEPT);
        counts.forEach((thing, count) -> {
            if (weights.containsKey(thing)) {
                weights.merge(thing, (double) count, Double::sum);
            }
        });
        counts.entrySet().stream()
                .filter(one -> !weights.containsKey(one.getKey()))
                .sorted(Map.Entry.<K, Long>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.<K, Long>comparingByKey()))
                .limit(MOST)
                .forEach(one -> offer(one.getKey(), one.getValue()));
    }

    private void offer(K thing, long count) {
        if (ever >= MOST_EVER) {
            return;
        }
        if (weights.size() >= MOST) {
            K lightest = Collections.min(weights.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
            if (count < PUSH * weights.getOrDefault(lightest, 0.0)) {
                return;
            }
            weights.remove(lightest);
        }
        weights.put(thing, (double) count);
        ever++;
    }

    Set<K> taken() {
        return Collections.unmodifiableSet(weights.keySet());
    }

    /// Two things turned out to be one; it keeps the place of `into`, or takes that of `from`.
    void merge(K from, K into) {
        Double weight = weights.remove(from);
        if (weight != null) {
            weights.merge(into, weight, Double::sum);
        }
    }

    void save(DataOutput out, Writing<K> writing) throws IOException {
        out.writeInt(ever);
        out.writeInt(weights.size());
        for (Map.Entry<K, Double> one : weights.entrySet()) {
            writing.write(one.getKey(), out);
            out.writeDouble(one.getValue());
        }
    }

    void restore(DataInput in, Reading<K> reading) throws IOException {
        ever = SavedState.count(in, "things that had a place", MOST_EVER);
        int size = SavedState.count(in, "places", MOST);
        for (int i = 0; i < size; i++) {
            weights.put(reading.read(in), SavedState.finite(in, "the weight of a place"));
        }
    }
}
