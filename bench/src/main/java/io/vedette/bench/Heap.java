// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.IOException;

/// What lives on this process's heap.
final class Heap {
    private static final int COLLECTIONS = 3;

    private Heap() {}

    /// Bytes in use once the collector has been.
    static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @FunctionalInterface
    interface Maker {
        Object make() throws IOException;
    }

    /// Bytes that one of so many things holds which nothing else holds.
    static long each(int count, Maker maker) throws IOException {
        Object[] made = new Object[count];
        made[0] = maker.make();
        long before = used();
        for (int i = 1; i < count; i++) {
            made[i] = maker.make();
        }
        long bytes = (used() - before) / (count - 1);
        if (made[count - 1] == made[0]) {
            throw new IllegalStateException("things that are weighed must be different ones");
        }
        return Math.max(0, bytes);
    }
}
