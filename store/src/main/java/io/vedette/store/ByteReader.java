// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.nio.charset.StandardCharsets;

/// Reads what [ByteWriter] wrote. Whatever does not fit is told as [Damaged], never as a wrong number of bytes.
final class ByteReader {
    private final byte[] bytes;
    private final int end;
    private int at;

    ByteReader(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.at = from;
        this.end = to;
    }

    boolean isAtEnd() {
        return at == end;
    }

    int get() throws Damaged {
        need(1);
        return bytes[at++] & 0xff;
    }

    int getInt() throws Damaged {
        need(4);
        int value = 0;
        for (int shift = 0; shift < 32; shift += 8) {
            value |= (bytes[at++] & 0xff) << shift;
        }
        return value;
    }

    long getLong() throws Damaged {
        need(8);
        long value = 0;
        for (int shift = 0; shift < 64; shift += 8) {
            value |= (bytes[at++] & 0xffL) << shift;
        }
        return value;
    }

    long getVar() throws Damaged {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = get();
            value |= (next & 0x7fL) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new Damaged("a number of more than ten bytes");
    }

    long getSigned() throws Damaged {
        return unzigzag(getVar());
    }

    /// A count of things that take one byte or more each, so a damaged one cannot make us allocate without end.
    int getCount() throws Damaged {
        long count = getVar();
        if (count < 0 || count > end - at) {
            throw new Damaged("a count of " + count + " with " + (end - at) + " bytes left");
        }
        return (int) count;
    }

    byte[] getBytes() throws Damaged {
        byte[] copy = new byte[getCount()];
        System.arraycopy(bytes, at, copy, 0, copy.length);
        at += copy.length;
        return copy;
    }

    String getText() throws Damaged {
        int length = getCount();
        at += length;
        return new String(bytes, at - length, length, StandardCharsets.UTF_8);
    }

    /// Passes over the bytes of a text, which are told by [#position] before and after.
    int skipText() throws Damaged {
        int length = getCount();
        at += length;
        return length;
    }

    /// Where the next byte is.
    int position() {
        return at;
    }

    /// The bytes that are read; not to be changed.
    byte[] source() {
        return bytes;
    }

    static long unzigzag(long value) {
        return (value >>> 1) ^ -(value & 1);
    }

    private void need(int more) throws Damaged {
        if (end - at < more) {
            throw new Damaged("it ends too early");
        }
    }
}
