// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.airlift.compress.v3.snappy.SnappyFramedInputStream;
import io.airlift.compress.v3.snappy.SnappyJavaDecompressor;
import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/// Reads a body to its end through whatever it is packed in, with one loop and one count for all ways of packing.
///
/// - **In:** a stream, and the codings applied to it in their order: `gzip` (with members one after another),
/// `deflate`,
///   `zstd`, `snappy` (block or framed), `identity`; up to three of them one over the other.
/// - **Out:** the bytes; or a [Refusal] when they are too many, too dense, no such packing, or cut short.
/// - **Cost:** memory up to the limit, taken as bytes arrive and never because a header announces them.
final class Unpacking implements AutoCloseable {
    private static final int MOST_CODINGS = 3;
    private static final int CHUNK = 64 << 10;
    /// What a sender holds before it has sent anything: a thousand stalled ones hold 8 MiB.
    private static final int FIRST = 8 << 10;
    private static final long FREE_BYTES = 1 << 20;
    private static final long MOST_GROWTH = 100;
    private static final byte[] FRAMED = {(byte) 0xff, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};

    private final ReceiveLimits limits;
    private final BytesUnderWay underWay;
    private final SlowReads slowReads;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private long held;

    Unpacking(ReceiveLimits limits, BytesUnderWay underWay, SlowReads slowReads) {
        this.limits = limits;
        this.slowReads = slowReads;
        this.underWay = underWay;
    }

    /// @param expected bytes on the wire, as far as announced; more than a little is not believed
    /// @param codings as the header `Content-Encoding` has them, one or several a line
    Body read(InputStream wire, int expected, List<String> codings) throws Refusal {
        List<String> layers = layers(codings);
        int most = layers.isEmpty() ? limits.bodyBytes() : limits.packedBytes();
        return read(new CountedBytes(wire, most), expected, () -> layers);
    }

    /// The same where only the bytes tell how they are packed.
    ///
    /// @param codings asked when all is read
    Body read(InputStream wire, Supplier<List<String>> codings) throws Refusal {
        return read(new CountedBytes(wire, limits.packedBytes()), Integer.MAX_VALUE, () -> layers(codings.get()));
    }

    private interface Layers {
        List<String> outward() throws Refusal;
    }

    private Body read(CountedBytes wire, int expected, Layers told) throws Refusal {
        try {
            Bytes packed = fromWire(wire, expected);
            List<String> layers = told.outward();
            Bytes plain = layers.isEmpty() ? packed : unpack(packed, layers);
            Body body = new Body(plain.bytes, plain.length, underWay, held);
            held = 0;
            return body;
        } catch (BodyTooLarge large) {
            throw new Refusal(Refusal.Kind.TOO_LARGE, String.valueOf(large.getMessage()));
        }
    }

    private Bytes fromWire(CountedBytes wire, int expected) throws Refusal, BodyTooLarge {
        SlowReads.Read read = slowReads.watch(wire);
        try (read) {
            return drain(wire, expected, "cut short");
        } catch (Refusal | RuntimeException broken) {
            // The web server's streams tell of a connection that is closed under them by exceptions of many kinds.
            if (read.isCut()) {
                throw new Refusal(Refusal.Kind.SLOW, "the body came too slowly");
            }
            throw broken;
        }
    }

    private static List<String> layers(List<String> codings) throws Refusal {
        List<String> layers = new ArrayList<>();
        for (String line : codings) {
            for (String word : line.split(",")) {
                String coding = word.strip().toLowerCase(Locale.ROOT);
                switch (coding) {
                    case "", "identity" -> {}
                    case "gzip", "x-gzip" -> layers.add("gzip");
                    case "deflate", "zstd", "snappy" -> layers.add(coding);
                    case "x-snappy-framed" -> layers.add("snappy");
                    default ->
                        throw new Refusal(
                                Refusal.Kind.UNSUPPORTED,
                                "Content-Encoding must be identity, gzip, deflate, zstd or snappy");
                }
            }
        }
        if (layers.size() > MOST_CODINGS) {
            throw new Refusal(Refusal.Kind.UNSUPPORTED, "the body is packed more than three times over");
        }
        return layers;
    }

    private Bytes unpack(Bytes packed, List<String> layers) throws Refusal, BodyTooLarge {
        try {
            Bytes plain = packed;
            for (String coding : layers.reversed()) {
                plain = coding.equals("snappy")
                        ? snappy(plain, packed.length)
                        : drain(
                                counted(stream(coding, plain), packed.length),
                                CHUNK,
                                "no " + coding + ", or cut short");
            }
            return plain;
        } catch (RuntimeException broken) {
            // The libraries say so with exceptions of many kinds, depending on where the bytes go wrong.
            throw Refusal.malformed("the body is no " + String.join(", ", layers));
        }
    }

    private InputStream stream(String coding, Bytes packed) throws Refusal {
        InputStream in = new ByteArrayInputStream(packed.bytes, 0, packed.length);
        try {
            return opened(
                    switch (coding) {
                        case "gzip" -> new GZIPInputStream(in, CHUNK);
                        case "deflate" -> inflate(in, packed);
                        default -> new ZstdInputStream(in);
                    });
        } catch (IOException broken) {
            throw Refusal.malformed("the body is no " + coding);
        }
    }

    /// Zlib's wrapping, as the RFC says, or none, as some senders understood it.
    private InputStream inflate(InputStream in, Bytes packed) {
        int head = packed.length < 2 ? 0 : (packed.bytes[0] & 0xff) << 8 | packed.bytes[1] & 0xff;
        boolean wrapped = (head >> 8 & 0x0f) == 8 && head % 31 == 0;
        Inflater inflater = new Inflater(!wrapped);
        opened.add(inflater::end);
        return new InflaterInputStream(in, inflater, CHUNK);
    }

    private CountedBytes counted(InputStream in, int wireBytes) {
        return new CountedBytes(in, Math.min(limits.bodyBytes(), FREE_BYTES + MOST_GROWTH * wireBytes));
    }

    private <T extends AutoCloseable> T opened(T stream) {
        opened.add(stream);
        return stream;
    }

    private Bytes drain(CountedBytes in, int expected, String complaint) throws Refusal, BodyTooLarge {
        // One byte more than is expected, so that the end is seen without growing.
        byte[] bytes = new byte[Math.clamp(expected + 1L, 1, FIRST)];
        hold(bytes.length);
        int length = 0;
        try {
            while (true) {
                int read = in.read(bytes, length, bytes.length - length);
                if (read < 0) {
                    return new Bytes(bytes, length);
                }
                length += read;
                if (length == bytes.length) {
                    hold(bytes.length);
                    bytes = Arrays.copyOf(bytes, 2 * bytes.length);
                }
            }
        } catch (BodyTooLarge large) {
            throw large;
        } catch (IOException broken) {
            throw Refusal.malformed("the body is " + complaint);
        }
    }

    private Bytes snappy(Bytes packed, int wireBytes) throws Refusal, BodyTooLarge {
        if (Arrays.equals(packed.bytes, 0, Math.min(FRAMED.length, packed.length), FRAMED, 0, FRAMED.length)) {
            return framed(packed, wireBytes);
        }
        SnappyJavaDecompressor decompressor = new SnappyJavaDecompressor();
        long announced = announced(packed);
        if (announced > Math.min(limits.bodyBytes(), FREE_BYTES + MOST_GROWTH * wireBytes)) {
            throw new BodyTooLarge("the body says that it unpacks to " + announced + " bytes");
        }
        hold(announced);
        byte[] plain = new byte[(int) announced];
        int length = decompressor.decompress(packed.bytes, 0, packed.length, plain, 0, plain.length);
        return new Bytes(plain, length);
    }

    private Bytes framed(Bytes packed, int wireBytes) throws Refusal, BodyTooLarge {
        try {
            InputStream in = new ByteArrayInputStream(packed.bytes, 0, packed.length);
            InputStream plain = opened(new SnappyFramedInputStream(new SnappyJavaDecompressor(), in));
            return drain(counted(plain, wireBytes), CHUNK, "no framed snappy, or cut short");
        } catch (BodyTooLarge large) {
            throw large;
        } catch (IOException broken) {
            throw Refusal.malformed("the body is no framed snappy");
        }
    }

    /// The length that a block of Snappy begins with, a varint of 32 bits.
    private static long announced(Bytes packed) throws Refusal {
        long length = 0;
        for (int i = 0; i < Math.min(5, packed.length); i++) {
            length |= (long) (packed.bytes[i] & 0x7f) << 7 * i;
            if (packed.bytes[i] >= 0) {
                return length;
            }
        }
        throw Refusal.malformed("the body is no snappy");
    }

    private void hold(long bytes) throws Refusal {
        underWay.take(bytes);
        held += bytes;
    }

    @Override
    public void close() {
        underWay.give(held);
        held = 0;
        for (AutoCloseable stream : opened) {
            try {
                stream.close();
            } catch (Exception e) {
                // Nothing is at stake: it reads from memory.
                System.getLogger(Unpacking.class.getName()).log(System.Logger.Level.DEBUG, "closing a body", e);
            }
        }
    }

    private record Bytes(byte[] bytes, int length) {}
}
