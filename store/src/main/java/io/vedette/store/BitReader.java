// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

/// Reads what [BitWriter] packed.
final class BitReader {
    private final ByteReader in;
    private long held;
    private int count;

    BitReader(ByteReader in) {
        this.in = in;
    }

    long get(int width) throws Damaged {
        if (width > 32) {
            long high = get(width - 32);
            return (high << 32) | get(32);
        }
        while (count < width) {
            held = (held << 8) | in.get();
            count += 8;
        }
        count -= width;
        return (held >>> count) & ((1L << width) - 1);
    }
}
