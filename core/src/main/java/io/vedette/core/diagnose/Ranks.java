// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import java.util.Comparator;
import java.util.stream.IntStream;

/// Ranks from 1 on; equal values share the middle of theirs.
final class Ranks {
    private Ranks() {}

    static double[] of(double[] values) {
        int n = values.length;
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] ranks = new double[n];
        int i = 0;
        while (i < n) {
            int j = i;
            while (j + 1 < n && values[order[j + 1]] == values[order[i]]) {
                j++;
            }
            for (int k = i; k <= j; k++) {
                ranks[order[k]] = (i + j) / 2.0 + 1;
            }
            i = j + 1;
        }
        return ranks;
    }
}
