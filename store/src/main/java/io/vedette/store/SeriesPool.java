// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Series;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Gives the same instance for the same description, batch after batch, so a replay does not build each series anew.
/// Confined to a thread, or to whoever holds the reader's lock.
///
/// - **Cost:** a known series costs a hash of its texts' hashes and one comparison of bytes; no object.
final class SeriesPool {
    /// What a series takes besides its words twice: itself, its labels' tree, and its place here.
    private static final int BESIDES = 400;

    private static final int SHARE_OF_HEAP = 4;

    /// The hash begins with chance, lest somebody makes series that all fall into one slot.
    private final long seed = ThreadLocalRandom.current().nextLong();

    private final long most;
    private final SeriesInterner interner;
    private @Nullable Node[] table = new Node[1_024];
    private int held;
    private long bytes;

    /// A quarter of the heap, which is more than receivers let in of the usual size; beyond it the pool begins afresh,
    /// which costs time only.
    SeriesPool(SeriesInterner interner) {
        this(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP, interner);
    }

    SeriesPool(long mostBytes, SeriesInterner interner) {
        this.most = mostBytes;
        this.interner = interner;
    }

    private record Node(
            long hash, byte[] key, Series series, @Nullable Node next) {}

    Series of(Description told) {
        long hash = told.hash(seed);
        for (Node node = table[slot(hash)]; node != null; node = node.next) {
            if (node.hash == hash && told.hasKey(node.key)) {
                return node.series;
            }
        }
        return add(hash, told);
    }

    private Series add(long hash, Description told) {
        Series series = interner.of(told.series());
        byte[] key = told.key();
        long size = BESIDES + 2L * key.length;
        if (bytes + size > most) {
            table = new Node[1_024];
            held = 0;
            bytes = 0;
        }
        if (held == table.length) {
            grow();
        }
        int slot = slot(hash);
        table[slot] = new Node(hash, key, series, table[slot]);
        held++;
        bytes += size;
        return series;
    }

    private int slot(long hash) {
        return (int) (hash >>> 32) & table.length - 1;
    }

    private void grow() {
        @Nullable Node[] before = table;
        table = new Node[2 * before.length];
        for (Node first : before) {
            for (Node node = first; node != null; node = node.next) {
                int slot = slot(node.hash);
                table[slot] = new Node(node.hash, node.key, node.series, table[slot]);
            }
        }
    }

    /// How many series it holds.
    int size() {
        return held;
    }
}
