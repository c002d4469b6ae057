// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.domain.Contribution;
import io.vedette.core.flow.SavedState;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Whose share of the surprise lasts. The strangest moment of a stretch may be a blip of a signal that
/// hardly ever moves, beside what has been wrong all the time; people want to hear of the latter first.
final class Shares {
    /// More signals than a model may look at.
    private static final int MOST = 10_000;

    private final Map<String, Double> sums = new LinkedHashMap<>();

    void add(List<Contribution> contributions) {
        contributions.forEach(c -> sums.merge(c.signal(), c.share(), Double::sum));
    }

    void clear() {
        sums.clear();
    }

    /// The contributions of one moment, with their mean shares over all moments added, largest first.
    List<Contribution> lasting(List<Contribution> now) {
        double total = now.stream()
                .mapToDouble(c -> sums.getOrDefault(c.signal(), 0.0))
                .sum();
        if (!(total > 0)) {
            return now;
        }
        return now.stream()
                .map(c -> new Contribution(
                        c.signal(),
                        c.unit(),
                        sums.getOrDefault(c.signal(), 0.0) / total,
                        c.actual(),
                        c.expected(),
                        c.usual()))
                .sorted(Comparator.comparingDouble(Contribution::share).reversed())
                .toList();
    }

    void save(DataOutput out) throws IOException {
        out.writeInt(sums.size());
        for (Map.Entry<String, Double> sum : sums.entrySet()) {
            out.writeUTF(sum.getKey());
            out.writeDouble(sum.getValue());
        }
    }

    void restore(DataInput in) throws IOException {
        int size = SavedState.count(in, "shares", MOST);
        for (int i = 0; i < size; i++) {
            String signal = in.readUTF();
            sums.put(signal, SavedState.finite(in, "a share"));
        }
    }
}
