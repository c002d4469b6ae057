// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

/// Packs numbers of 0 to 64 bits one after the other. Call [#finish] before writing bytes again.
final class BitWriter {
    private final ByteWriter out;
    private long held;
    private int count;

    BitWriter(ByteWriter out) {
        this.out = out;
    }

    void put(long value, int width) {
        if (width > 32) {
            put(value >>> 32, width - 32);
            put(value, 32);
            return;
        }
        if (width == 0) {
            return;
        }
        held = (held << width) | (value & ((1L << width) - 1));
        count += width;
        while (count >= 8) {
            count -= 8;
            out.put((int) (held >>> count));
        }
    }

    void finish() {
        if (count > 0) {
            out.put((int) (held << (8 - count)));
            count = 0;
        }
    }
}
