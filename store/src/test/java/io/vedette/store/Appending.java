// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Tick;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Appends without end from four threads, and says the offset and the number of each batch once it was taken.
final class Appending {
    private static final Series BUSY = Series.of(new Entity("host", "a"), "cpu_busy", Map.of(), MetricKind.GAUGE);

    private Appending() {}

    /// The batch of a number: the same in whatever process.
    static List<Observation> batch(long number) {
        List<Observation> batch = new ArrayList<>();
        batch.add(new Tick(number));
        for (int i = 0; i < number % 50; i++) {
            batch.add(new Sample(BUSY, number * 100 + i, Math.sqrt(number * 100 + i)));
        }
        return batch;
    }

    public static void main(String[] arguments) throws IOException {
        Store store = Store.open(Path.of(arguments[0]));
        long first = Long.parseLong(arguments[1]);
        for (int thread = 0; thread < 4; thread++) {
            long from = first + thread;
            Thread.ofPlatform().start(() -> append(store, from));
        }
    }

    private static void append(Store store, long from) {
        try {
            for (long number = from; ; number += 4) {
                long offset = store.journal().append(batch(number));
                System.out.println("taken " + offset + " " + number);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
