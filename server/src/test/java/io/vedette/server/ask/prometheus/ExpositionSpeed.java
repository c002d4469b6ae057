// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// How fast an exposition is read: `ExpositionSpeed <page> [OPEN_METRICS]`. Prints megabytes and samples a CPU second.
final class ExpositionSpeed {
    private static final int ROUND_BYTES = 64 << 20;

    private ExpositionSpeed() {}

    public static void main(String[] arguments) throws IOException {
        byte[] page = Files.readAllBytes(Path.of(arguments[0]));
        Dialect dialect = arguments.length > 1 ? Dialect.valueOf(arguments[1]) : Dialect.TEXT;
        int copies = dialect == Dialect.TEXT ? Math.max(1, (4 << 20) / page.length) : 1;
        ByteArrayOutputStream large = new ByteArrayOutputStream();
        for (int i = 0; i < copies; i++) {
            large.write(page);
        }
        SeriesShelf shelf = new SeriesShelf(SpeedSeries::of);
        for (int round = 0; round < 8; round++) {
            measure(large.toByteArray(), dialect, shelf);
        }
    }

    private static void measure(byte[] page, Dialect dialect, SeriesShelf shelf) throws IOException {
        long[] samples = new long[1];
        long bytes = 0;
        long start = System.nanoTime();
        while (bytes < ROUND_BYTES) {
            shelf.turn();
            ExpositionParser.parse(new ByteArrayInputStream(page), dialect, line -> {
                shelf.take(line);
                samples[0]++;
            });
            bytes += page.length;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf("%.0f MB/s, %.2f million samples/s%n", bytes / seconds / 1e6, samples[0] / seconds / 1e6);
    }
}
