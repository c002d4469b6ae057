// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import java.util.Arrays;

/// Ranks from 1 on; equal values share the middle of theirs.
final class Ranks {
    private Ranks() {}

    static double[] of(double[] values) {
        // Adding 0 makes −0 and 0 one value.
        double[] sorted =
                Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
        double[] distinct = new double[sorted.length];
        double[] middles = new double[sorted.length];
        int kinds = 0;
        int from = 0;
        while (from < sorted.length) {
            int to = from;
            while (to < sorted.length && sorted[to] == sorted[from]) {
                to++;
            }
            distinct[kinds] = sorted[from];
            middles[kinds++] = (from + 1 + to) / 2.0;
            from = to;
        }
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            ranks[i] = middles[Arrays.binarySearch(distinct, 0, kinds, values[i] + 0.0)];
        }
        return ranks;
    }
}
