// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import java.io.Closeable;
import java.time.Duration;
import java.util.SortedMap;
import java.util.function.Supplier;

/// How many bytes each part of the data folder takes, as of some seconds ago: pages ask every second, and to know it
/// means to look at every file.
///
/// - **State:** safe for many threads; measured once when it is made.
public final class DiskUse implements Closeable {
    private static final Duration EVERY = Duration.ofSeconds(10);

    private final Rounds rounds;
    private volatile SortedMap<String, Long> bytes;

    /// @param measure looks at every file
    public DiskUse(Supplier<SortedMap<String, Long>> measure, Health health) {
        this.bytes = measure.get();
        this.rounds = new Rounds("disk-use", EVERY, () -> bytes = measure.get(), health);
    }

    public void start() {
        rounds.start();
    }

    /// By part of the store.
    public SortedMap<String, Long> bytes() {
        return bytes;
    }

    @Override
    public void close() {
        rounds.close();
    }
}
