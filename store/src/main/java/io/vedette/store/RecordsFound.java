// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/// Collects the newest records of one entity and kind. Confined to a thread.
final class RecordsFound {
    private final Predicate<Observation> wanted;
    private final long fromNanos;
    private final long toNanos;
    private final int most;
    private final List<Observation> found = new ArrayList<>();

    RecordsFound(Predicate<Observation> wanted, long fromNanos, long toNanos, int most) {
        this.wanted = wanted;
        this.fromNanos = fromNanos;
        this.toNanos = toNanos;
        this.most = most;
    }

    /// Takes what fits of these, which were told before all it was given until now.
    void add(List<Observation> records) {
        for (Observation record : records.reversed()) {
            if (record.nanos() >= fromNanos && record.nanos() < toNanos && wanted.test(record)) {
                found.add(record);
            }
        }
        if (found.size() > most) {
            sort();
            found.subList(most, found.size()).clear();
        }
    }

    /// Whether nothing that ends at or before `endNanos` can be among the newest any more.
    boolean isEnough(long endNanos) {
        return found.size() >= most && newest().getLast().nanos() > endNanos;
    }

    List<Observation> newest() {
        sort();
        return Collections.unmodifiableList(found);
    }

    private void sort() {
        found.sort(Comparator.comparingLong(Observation::nanos).reversed());
    }
}
