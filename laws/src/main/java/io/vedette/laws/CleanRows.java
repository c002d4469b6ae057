// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import java.util.SplittableRandom;

/// Rows of a system in which nothing is wrong, of six inputs or one.
public enum CleanRows {
    /// Four inputs that follow one load with a short memory, one by itself and a constant.
    PLAIN(0.8),
    /// The same with the noise of Student's three degrees of freedom.
    HEAVY(0.8),
    /// The same with a day of 288 rows.
    DIURNAL(0.8),
    /// The same, each row much like the fifty before.
    SLOW(0.98),
    /// One input of noise, and nothing but constants: windows get as long as they ever are.
    CONSTANT(0),
    /// A single input that is slow, has a day and some noise.
    ALONE(0.98);

    private static final int INPUTS = 6;
    private static final int DAY = 288;
    private static final int FREEDOM = 3;

    private final double memory;

    CleanRows(double memory) {
        this.memory = memory;
    }

    /// @param seed another one, other rows
    public double[][] rows(int count, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] rows = new double[count][INPUTS];
        double load = 0;
        for (int t = 0; t < count; t++) {
            double day = this == DIURNAL || this == ALONE ? 3 * Math.sin(2 * Math.PI * t / DAY) : 0;
            load = memory * load + Math.sqrt(1 - memory * memory) * chance.nextGaussian();
            for (int j = 0; j < INPUTS - 2; j++) {
                rows[t][j] = this == CONSTANT ? j : 50 + 10 * (load + day) + 5 * noise(chance);
            }
            rows[t][INPUTS - 2] = chance.nextGaussian();
            rows[t][INPUTS - 1] = 7;
            rows[t] = this == ALONE ? new double[] {rows[t][0]} : rows[t];
        }
        return rows;
    }

    private double noise(SplittableRandom chance) {
        double noise = chance.nextGaussian();
        if (this != HEAVY) {
            return noise;
        }
        double squares = 0;
        for (int k = 0; k < FREEDOM; k++) {
            double each = chance.nextGaussian();
            squares += each * each;
        }
        return noise / Math.sqrt(squares / FREEDOM);
    }
}
