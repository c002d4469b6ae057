// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Series;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Gives the same instance for the same description, batch after batch, so a replay does not build each series anew.
/// Confined to a thread, or to whoever holds the reader's lock.
final class SeriesPool {
    /// About 100 MB of series; beyond it the pool begins afresh, which costs time only.
    private static final int MOST = 1 << 18;

    private final Map<List<String>, Series> known = new HashMap<>();

    /// @param words kind of metric, kind and name of the entity, name of the metric, unit, then labels and their values
    Series of(List<String> words) {
        Series found = known.get(words);
        if (found == null) {
            if (known.size() >= MOST) {
                known.clear();
            }
            found = build(words);
            known.put(List.copyOf(words), found);
        }
        return found;
    }

    private static Series build(List<String> words) {
        SortedMap<String, String> labels = new TreeMap<>();
        for (int i = 5; i + 1 < words.size(); i += 2) {
            labels.put(words.get(i), words.get(i + 1));
        }
        Entity entity = new Entity(words.get(1), words.get(2));
        return new Series(entity, words.get(3), labels, MetricKind.valueOf(words.get(0)), words.get(4));
    }
}
