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

/// The operations of an entity that have signals of their own: those that are asked for most.
///
/// - **Cost:** O(operations of the window · log), a few kilobytes an entity.
final class TopOperations {
    // A place is kept by habit: the weight of an operation is its requests, the older the less, and a newcomer must
    // weigh twice the lightest one to push it out. An operation pushed out leaves its series behind, so the number of
    // those that ever had a place is bounded too.

    static final int MOST = 20;

    private static final int MOST_EVER = 60;

    /// Weight that is left after a window: half after seven.
    private static final double KEPT = 0.9;

    private static final double PUSH = 2;

    private final SortedMap<String, Double> weights = new TreeMap<>();
    private int ever;

    /// Takes a window's requests into account.
    void take(RecordWindow window) {
        weights.replaceAll((_, weight) -> weight * KEPT);
        window.operations().forEach((name, stat) -> {
            if (weights.containsKey(name)) {
                weights.merge(name, (double) stat.count(), Double::sum);
            }
        });
        window.operations().entrySet().stream()
                .filter(one -> !weights.containsKey(one.getKey()))
                .sorted(Map.Entry.<String, RequestStat>comparingByValue((a, b) -> Long.compare(b.count(), a.count()))
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST)
                .forEach(one -> offer(one.getKey(), one.getValue().count()));
    }

    private void offer(String name, long count) {
        if (ever >= MOST_EVER) {
            return;
        }
        if (weights.size() >= MOST) {
            String lightest = Collections.min(weights.entrySet(), Map.Entry.comparingByValue())
                    .getKey();
            if (count < PUSH * weights.getOrDefault(lightest, 0.0)) {
                return;
            }
            weights.remove(lightest);
        }
        weights.put(name, (double) count);
        ever++;
    }

    Set<String> names() {
        return Collections.unmodifiableSet(weights.keySet());
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(ever);
        out.writeInt(weights.size());
        for (Map.Entry<String, Double> one : weights.entrySet()) {
            out.writeUTF(one.getKey());
            out.writeDouble(one.getValue());
        }
    }

    void restore(DataInput in) throws IOException {
        ever = SavedState.count(in, "operations that had a place", MOST_EVER);
        int size = SavedState.count(in, "operations", MOST);
        for (int i = 0; i < size; i++) {
            weights.put(in.readUTF(), SavedState.finite(in, "the weight of an operation"));
        }
    }
}
