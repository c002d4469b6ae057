// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import java.util.SplittableRandom;

/// Made-up series, seeded.
final class Streams {
    static final int SIZE = 1_500;
    static final int BEAT = 60;

    private Streams() {}

    static double[] noise(long seed) {
        var chance = new SplittableRandom(seed);
        double[] values = new double[SIZE];
        for (int t = 0; t < SIZE; t++) {
            values[t] = 40 + chance.nextGaussian();
        }
        return values;
    }

    /// A heart that beats once in [#BEAT] values.
    static double[] beats(long seed) {
        var chance = new SplittableRandom(seed);
        double[] values = new double[SIZE];
        for (int t = 0; t < SIZE; t++) {
            values[t] = 10 * Math.exp(-Math.pow(t % BEAT - 20, 2) / 40) + 0.3 * chance.nextGaussian();
        }
        return values;
    }

    static double[] withSpike(double[] values, int at, double height) {
        double[] other = values.clone();
        other[at] += height;
        return other;
    }

    static double[] withShift(double[] values, int at, double height) {
        double[] other = values.clone();
        for (int t = at; t < other.length; t++) {
            other[t] += height;
        }
        return other;
    }

    /// One beat stays away.
    static double[] withMissingBeat(double[] values, int beat) {
        double[] other = values.clone();
        for (int t = beat * BEAT; t < (beat + 1) * BEAT; t++) {
            other[t] = 0.3 * Math.sin(1.7 * t);
        }
        return other;
    }

    static double[] withGap(double[] values, int from, int to) {
        double[] other = values.clone();
        for (int t = from; t < to; t++) {
            other[t] = Double.NaN;
        }
        return other;
    }
}
