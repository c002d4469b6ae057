// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Random;

/// A CSV file of four columns that move together, one row a minute, with a fault near its end: in twenty rows the
/// processors are busy while nothing else is.
final class Sheet {
    static final int ROWS = 1_200;
    static final int FAULT = 1_000;
    static final int FAULT_ROWS = 20;

    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

    private Sheet() {}

    static Path withFault(Path file, long seed) throws IOException {
        return write(file, seed, true);
    }

    static Path quiet(Path file, long seed) throws IOException {
        return write(file, seed, false);
    }

    private static Path write(Path file, long seed, boolean faulty) throws IOException {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("time,cpu,memory,disk,network,label\n");
        for (int row = 0; row < ROWS; row++) {
            boolean fault = faulty && row >= FAULT && row < FAULT + FAULT_ROWS;
            double load = 40 + 20 * Math.sin(2 * Math.PI * row / 300) + 2 * random.nextGaussian();
            text.append(String.format(
                    Locale.ROOT,
                    "%s,%.3f,%.3f,%.3f,%.3f,%d%n",
                    START.plusSeconds(60L * row),
                    load + (fault ? 25 : 0) + 2 * random.nextGaussian(),
                    30 + 0.3 * load + 0.8 * random.nextGaussian(),
                    5 * load + 12 * random.nextGaussian(),
                    8 * load + 20 * random.nextGaussian(),
                    fault ? 1 : 0));
        }
        return Files.writeString(file, text);
    }
}
