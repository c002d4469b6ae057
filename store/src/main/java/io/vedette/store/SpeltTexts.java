// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The texts that a batch has spelt so far. Each is hashed once, and made a String only when somebody asks for it.
///
/// Confined to the reading of one batch.
final class SpeltTexts {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    /// 2⁶⁴ divided by the golden ratio.
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private final ByteReader in;
    private final byte[] bytes;
    private int[] from = new int[64];
    private int[] length = new int[64];
    private long[] hash = new long[64];
    private @Nullable String[] made = new String[64];
    private int count;

    SpeltTexts(ByteReader in) {
        this.in = in;
        this.bytes = in.source();
    }

    /// Reads a text's number, and its bytes where it is new.
    int next() throws Damaged {
        long number = in.getVar();
        if (number > count || number < 0) {
            throw new Damaged("a text that was not spelt");
        }
        if (number == count) {
            spell();
        }
        return (int) number;
    }

    private void spell() throws Damaged {
        if (count == from.length) {
            from = Arrays.copyOf(from, 2 * count);
            length = Arrays.copyOf(length, 2 * count);
            hash = Arrays.copyOf(hash, 2 * count);
            made = Arrays.copyOf(made, 2 * count);
        }
        length[count] = in.skipText();
        from[count] = in.position() - length[count];
        hash[count] = hash(bytes, from[count], length[count]);
        count++;
    }

    String text(int number) {
        String known = made[number];
        if (known == null) {
            known = new String(bytes, from[number], length[number], StandardCharsets.UTF_8);
            made[number] = known;
        }
        return known;
    }

    long hash(int number) {
        return hash[number];
    }

    int length(int number) {
        return length[number];
    }

    boolean isAt(int number, byte[] other, int at) {
        int size = length[number];
        return at + size <= other.length
                && Arrays.equals(bytes, from[number], from[number] + size, other, at, at + size);
    }

    void copy(int number, byte[] into, int at) {
        System.arraycopy(bytes, from[number], into, at, length[number]);
    }

    private static long hash(byte[] bytes, int from, int length) {
        long hash = length * GOLDEN;
        int at = from;
        int end = from + length;
        for (; at + 8 <= end; at += 8) {
            hash = mixed(hash, (long) LONGS.get(bytes, at));
        }
        if (at < end) {
            long rest = 0;
            for (; at < end; at++) {
                rest = rest << 8 | bytes[at] & 0xff;
            }
            hash = mixed(hash, rest);
        }
        return hash;
    }

    /// A hash with one more number in it; the order matters.
    static long mixed(long hash, long more) {
        long product = (hash ^ more) * GOLDEN;
        return product ^ product >>> 29;
    }
}
