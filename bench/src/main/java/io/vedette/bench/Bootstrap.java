// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Where the mean over series would lie with other series of the same kind: 90 % of drawings with replacement.
///
/// @param mean of the values
/// @param low  the 5th percentile of the means drawn
/// @param high the 95th
record Bootstrap(double mean, double low, double high) {
    private static final int DRAWINGS = 10_000;

    static Bootstrap of(double[] values) {
        var chance = new SplittableRandom(7);
        double[] means = new double[DRAWINGS];
        for (int i = 0; i < DRAWINGS; i++) {
            for (int k = 0; k < values.length; k++) {
                means[i] += values[chance.nextInt(values.length)] / values.length;
            }
        }
        Arrays.sort(means);
        double mean = Arrays.stream(values).average().orElseThrow();
        return new Bootstrap(mean, means[DRAWINGS / 20], means[DRAWINGS - 1 - DRAWINGS / 20]);
    }

    @Override
    public String toString() {
        return "%.3f [%.3f, %.3f]".formatted(mean, low, high);
    }
}
