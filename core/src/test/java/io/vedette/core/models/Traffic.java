// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.util.Arrays;
import java.util.SplittableRandom;

/// Rows like a server's: processor, network and disk follow one load, a switch and a constant stand by.
final class Traffic {
    static final int CPU = 0;
    static final int NETWORK = 1;
    static final int DISK = 2;
    static final int WIDTH = 5;

    private Traffic() {}

    static double[][] rows(int count, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        double load = 0.5;
        for (int t = 0; t < count; t++) {
            load = Math.clamp(load + 0.05 * chance.nextGaussian() + 0.02 * (0.5 - load), 0, 1);
            rows[t] = row(load, chance);
            rows[t][3] = t % 400 < 20 ? 1 : 0;
        }
        return rows;
    }

    static double[] row(double load, SplittableRandom chance) {
        return new double[] {
            10 + 80 * load + 2 * chance.nextGaussian(),
            1e6 * (1 + 5 * load) + 1e5 * chance.nextGaussian(),
            50 + 200 * load + 6 * chance.nextGaussian(),
            0,
            7
        };
    }

    /// Load at 0.3 throughout, but in the last `broken` rows the processor works as if it were 0.8.
    static double[][] withBrokenCompany(int count, int broken, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        for (int t = 0; t < count; t++) {
            rows[t] = row(0.3, chance);
            if (t >= count - broken) {
                rows[t][CPU] = 10 + 80 * 0.8;
            }
        }
        return rows;
    }

    static double max(double[] values) {
        return Arrays.stream(values).max().orElseThrow();
    }

    static int largest(double[] values) {
        int best = 0;
        for (int j = 1; j < values.length; j++) {
            best = values[j] > values[best] ? j : best;
        }
        return best;
    }
}
