// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;

/// Seeded rows that look like a server's.
final class SyntheticRows {
    private static final int LOADS = 6;

    private SyntheticRows() {}

    /// Six hidden loads drive the inputs, with noise; every tenth input has whole values only.
    static double[][] of(int count, int width, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] mixing = new double[width][LOADS];
        for (double[] each : mixing) {
            for (int i = 0; i < LOADS; i++) {
                each[i] = chance.nextGaussian();
            }
        }
        double[][] rows = new double[count][width];
        double[] load = new double[LOADS];
        for (int t = 0; t < count; t++) {
            for (int i = 0; i < LOADS; i++) {
                load[i] = 0.95 * load[i] + 0.3 * chance.nextGaussian() + 0.02 * Math.sin(2 * Math.PI * t / 1440);
            }
            for (int j = 0; j < width; j++) {
                double value = 0.2 * chance.nextGaussian();
                for (int i = 0; i < LOADS; i++) {
                    value += mixing[j][i] * load[i];
                }
                rows[t][j] = j % 10 == 9 ? Math.rint(value) : value;
            }
        }
        return rows;
    }

    /// Writes them as big-endian doubles, row by row.
    static void write(double[][] rows, Path file) throws IOException {
        try (var out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
            for (double[] row : rows) {
                for (double value : row) {
                    out.writeDouble(value);
                }
            }
        }
    }
}
