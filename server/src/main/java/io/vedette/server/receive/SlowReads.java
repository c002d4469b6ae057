// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Ends the reading of bodies that hardly come: whoever sends less than a kibibyte a second once the patience is over.
///
/// The thread that waits for bytes is interrupted.
///
/// - **State:** safe for many threads.
final class SlowReads {
    private static final long LEAST_BYTES_PER_SECOND = 1 << 10;

    private final long patienceNanos;
    private final Set<Read> underWay = ConcurrentHashMap.newKeySet();
    private final Lookout lookout =
            new Lookout("slow-reads", underWay::isEmpty, now -> underWay.forEach(read -> read.cutIfSlow(now)));

    SlowReads(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /// Begins to watch what this thread reads, until it is closed.
    Read watch(CountedBytes bytes) {
        Read read = new Read(Thread.currentThread(), bytes, System.nanoTime());
        underWay.add(read);
        lookout.wake();
        return read;
    }

    /// One body that is read.
    final class Read implements AutoCloseable {
        private final Thread reader;
        private final CountedBytes bytes;
        private final long since;
        private boolean over;
        private boolean cut;

        private Read(Thread reader, CountedBytes bytes, long since) {
            this.reader = reader;
            this.bytes = bytes;
            this.since = since;
        }

        private synchronized void cutIfSlow(long now) {
            double late = (now - since - patienceNanos) / 1e9;
            if (!over && !cut && late > 0 && bytes.count() < late * LEAST_BYTES_PER_SECOND) {
                cut = true;
                reader.interrupt();
            }
        }

        /// Whether it was ended here.
        synchronized boolean isCut() {
            return cut;
        }

        /// The interrupt was for this reading alone.
        @Override
        public synchronized void close() {
            over = true;
            underWay.remove(this);
            if (cut) {
                Thread.interrupted();
            }
        }
    }
}
