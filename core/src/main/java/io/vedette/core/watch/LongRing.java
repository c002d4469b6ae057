// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

/// Numbers of which the oldest are dropped; grows by a quarter when it is full.
///
/// - **State:** confined to a thread.
final class LongRing {
    private static final int FIRST = 16;

    private long[] numbers = {};
    private int oldest;
    private int size;

    int size() {
        return size;
    }

    void add(long number) {
        if (size == numbers.length) {
            grow();
        }
        numbers[(oldest + size++) % numbers.length] = number;
    }

    private void grow() {
        long[] larger = new long[Math.max(FIRST, size + size / 4)];
        for (int i = 0; i < size; i++) {
            larger[i] = get(i);
        }
        numbers = larger;
        oldest = 0;
    }

    /// @param index 0 for the oldest
    long get(int index) {
        return numbers[(oldest + index) % numbers.length];
    }

    /// Drops the oldest; not more than there are.
    void drop(int count) {
        oldest = (oldest + count) % numbers.length;
        size -= count;
    }

    /// Drops all, and the room they took.
    void clear() {
        numbers = new long[] {};
        oldest = 0;
        size = 0;
    }
}
