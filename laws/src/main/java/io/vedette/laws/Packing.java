// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/// Packs bodies as senders do. Snappy and Zstandard are written by hand and without matches: right, though not small.
public final class Packing {
    private static final int LONGEST_LITERAL = 60;
    private static final int ZSTD_BLOCK = 100_000;

    private Packing() {}

    public static byte[] gzip(byte[] plain) {
        return through(plain, bytes -> new GZIPOutputStream(bytes));
    }

    /// Two members one after the other, as the RFC allows.
    public static byte[] gzipInTwo(byte[] plain) {
        int half = plain.length / 2;
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(gzip(java.util.Arrays.copyOf(plain, half)));
        both.writeBytes(gzip(java.util.Arrays.copyOfRange(plain, half, plain.length)));
        return both.toByteArray();
    }

    public static byte[] deflate(byte[] plain) {
        return through(plain, bytes -> new DeflaterOutputStream(bytes));
    }

    /// Without zlib's wrapping, as some senders do.
    public static byte[] rawDeflate(byte[] plain) {
        return through(plain, bytes -> new DeflaterOutputStream(bytes, new Deflater(6, true)));
    }

    /// A block of Snappy, of literals alone.
    public static byte[] snappy(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (long rest = plain.length; ; rest >>>= 7) {
            if (rest < 0x80) {
                out.write((int) rest);
                break;
            }
            out.write((int) (rest & 0x7f | 0x80));
        }
        for (int at = 0; at < plain.length; at += LONGEST_LITERAL) {
            int length = Math.min(LONGEST_LITERAL, plain.length - at);
            out.write(length - 1 << 2);
            out.write(plain, at, length);
        }
        return out.toByteArray();
    }

    /// A frame of Zstandard, of raw blocks alone.
    public static byte[] zstd(byte[] plain) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, (byte) 0xa0});
        little(out, plain.length, 4);
        for (int at = 0; at < plain.length || at == 0; at += ZSTD_BLOCK) {
            int length = Math.min(ZSTD_BLOCK, plain.length - at);
            boolean last = at + length >= plain.length;
            little(out, length << 3 | (last ? 1 : 0), 3);
            out.write(plain, at, length);
        }
        return out.toByteArray();
    }

    private static void little(ByteArrayOutputStream out, int value, int bytes) {
        for (int i = 0; i < bytes; i++) {
            out.write(value >>> 8 * i);
        }
    }

    private interface Packer {
        OutputStream over(OutputStream bytes) throws IOException;
    }

    private static byte[] through(byte[] plain, Packer packer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream packed = packer.over(bytes)) {
            packed.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
