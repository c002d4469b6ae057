// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Labels;
import io.vedette.core.domain.Series;
import java.util.HashMap;
import java.util.Map;

/// Gives equal series one instance, and equal words in them one text: whoever sends a series and whoever reads it back
/// a moment later then hold the same, and a million series do not hold a million times the word `instance`.
///
/// - **Cost:** asked only where a series is new. It remembers about the last 16,000 series, entities and words each;
///   what comes again later than that is one instance more, nothing else.
/// - **State:** safe for many threads.
final class SeriesInterner {
    private final Recent<Series> series = new Recent<>();
    private final Recent<Entity> entities = new Recent<>();
    private final Recent<String> words = new Recent<>();

    synchronized Series of(Series told) {
        return series.of(new Series(
                entities.of(told.entity()),
                words.of(told.metric()),
                labels(told.labels()),
                told.kind(),
                words.of(told.unit())));
    }

    private Labels labels(Labels told) {
        return told.map(words::of);
    }

    /// Two generations: the young one, when it is full, takes the place of the old one.
    private static final class Recent<T> {
        private static final int MOST = 8_192;

        private Map<T, T> young = new HashMap<>();
        private Map<T, T> old = Map.of();

        T of(T one) {
            T known = young.get(one);
            if (known != null) {
                return known;
            }
            if (young.size() == MOST) {
                old = young;
                young = new HashMap<>();
            }
            T kept = old.getOrDefault(one, one);
            young.put(kept, kept);
            return kept;
        }
    }
}
