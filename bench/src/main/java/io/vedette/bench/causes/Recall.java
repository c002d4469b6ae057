// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench.causes;

import java.util.ArrayList;
import java.util.List;

/// Places of the truth, and in how many cases it is among the first so many.
final class Recall {
    private final List<Integer> places = new ArrayList<>();

    void add(int place) {
        places.add(place);
    }

    double at(int k) {
        return places.stream().filter(place -> place <= k).count() / (double) Math.max(1, places.size());
    }

    /// Mean of [#at] from 1 to k.
    double mean(int k) {
        double sum = 0;
        for (int i = 1; i <= k; i++) {
            sum += at(i);
        }
        return sum / k;
    }

    int size() {
        return places.size();
    }
}
