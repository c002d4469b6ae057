// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import io.airlift.compress.v3.snappy.SnappyFramedOutputStream;
import io.airlift.compress.v3.snappy.SnappyJavaCompressor;
import io.airlift.compress.v3.zstd.ZstdOutputStream;
import io.vedette.laws.Packing;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every way of packing, by encoders of others.
final class UnpackingTest {
    private final BytesUnderWay underWay = new BytesUnderWay(512 << 20);
    private final SlowReads slowReads = new SlowReads(Duration.ofMillis(600));

    enum Way {
        GZIP("gzip"),
        GZIP_IN_TWO("gzip"),
        DEFLATE("deflate"),
        RAW_DEFLATE("deflate"),
        ZSTD("zstd"),
        SNAPPY("snappy"),
        SNAPPY_FRAMED("snappy"),
        ZSTD_IN_GZIP("zstd, gzip"),
        SNAPPY_IN_ZSTD("snappy,zstd");

        private final String header;

        Way(String header) {
            this.header = header;
        }

        byte[] pack(byte[] plain) throws IOException {
            return switch (this) {
                case GZIP -> Packing.gzip(plain);
                case GZIP_IN_TWO -> Packing.gzipInTwo(plain);
                case DEFLATE -> Packing.deflate(plain);
                case RAW_DEFLATE -> Packing.rawDeflate(plain);
                case ZSTD -> zstd(plain);
                case SNAPPY -> snappy(plain);
                case SNAPPY_FRAMED -> {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    try (OutputStream out = new SnappyFramedOutputStream(new SnappyJavaCompressor(), bytes)) {
                        out.write(plain);
                    }
                    yield bytes.toByteArray();
                }
                case ZSTD_IN_GZIP -> Packing.gzip(zstd(plain));
                case SNAPPY_IN_ZSTD -> zstd(snappy(plain));
            };
        }

        private static byte[] zstd(byte[] plain) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (OutputStream out = new ZstdOutputStream(bytes)) {
                out.write(plain);
            }
            return bytes.toByteArray();
        }

        private static byte[] snappy(byte[] plain) {
            SnappyJavaCompressor compressor = new SnappyJavaCompressor();
            byte[] into = new byte[compressor.maxCompressedLength(plain.length)];
            return Arrays.copyOf(into, compressor.compress(plain, 0, plain.length, into, 0, into.length));
        }
    }

    private byte[] read(byte[] packed, String codings) throws Refusal {
        try (Unpacking unpacking = new Unpacking(ReceiveLimits.DEFAULT, underWay, slowReads);
                Body body = unpacking.read(new ByteArrayInputStream(packed), packed.length, List.of(codings))) {
            return Arrays.copyOf(body.bytes(), body.length());
        }
    }

    private static byte[] text(Random random) {
        byte[] text = new byte[random.nextInt(200_000)];
        for (int i = 0; i < text.length; i++) {
            text[i] = (byte) (i > 8 && random.nextInt(8) > 0 ? text[i - 1 - random.nextInt(8)] : random.nextInt());
        }
        return text;
    }

    @ParameterizedTest
    @EnumSource
    void what_is_packed_comes_out_as_it_was(Way way) throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 20; i++) {
            byte[] plain = text(random);
            assertThat(read(way.pack(plain), way.header)).isEqualTo(plain);
        }
        assertThat(underWay.held()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void body_that_is_cut_short_is_refused_and_holds_nothing(Way way) throws Exception {
        byte[] plain = Arrays.copyOf(text(new Random(8)), 3_000);
        byte[] packed = way.pack(plain);
        for (int length = 1; length < packed.length - 9; length += 7) {
            byte[] cut = Arrays.copyOf(packed, length);
            try {
                // Where a frame ends, nobody can tell that another was to follow.
                byte[] read = read(cut, way.header);
                assertThat(plain).startsWith(read);
                assertThat(way).isIn(Way.SNAPPY_FRAMED, Way.GZIP_IN_TWO);
            } catch (Refusal refusal) {
                assertThat(refusal.kind()).isEqualTo(Refusal.Kind.MALFORMED);
            }
        }
        assertThat(underWay.held()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void damaged_bytes_are_refused_or_read_and_nothing_else(Way way) throws Exception {
        Random random = new Random(9);
        byte[] packed = way.pack(Arrays.copyOf(text(random), 3_000));
        for (int i = 0; i < 400; i++) {
            byte[] damaged = packed.clone();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                read(damaged, way.header);
            } catch (Refusal refusal) {
                assertThat(refusal.kind()).isIn(Refusal.Kind.MALFORMED, Refusal.Kind.TOO_LARGE);
            }
        }
        assertThat(underWay.held()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void bomb_is_too_large_however_it_is_packed(Way way) throws Exception {
        byte[] bomb = way.pack(new byte[40 << 20]);

        assertThatThrownBy(() -> read(bomb, way.header))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE));
        assertThat(underWay.held()).isZero();
    }

    @Test
    void small_bomb_is_stopped_by_its_density() {
        byte[] bomb = Packing.gzip(new byte[4 << 20]);

        assertThat(bomb.length).isLessThan(10_000);
        assertThatThrownBy(() -> read(bomb, "gzip"))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE));
    }

    @Test
    void announced_gibibytes_are_never_allocated() {
        byte[] bomb = new byte[48];
        byte[] announced = {(byte) 0xff, (byte) 0xff, (byte) 0xff, (byte) 0xff, 0x0a};
        System.arraycopy(announced, 0, bomb, 0, announced.length);
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();

        assertThatThrownBy(() -> read(bomb, "snappy")).isInstanceOf(Refusal.class);

        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1 << 20);
    }

    @Test
    @Timeout(20)
    void body_that_hardly_comes_is_cut_and_its_thread_goes_on() throws Exception {
        try (PipedOutputStream sender = new PipedOutputStream();
                PipedInputStream wire = new PipedInputStream(sender);
                Unpacking unpacking = new Unpacking(ReceiveLimits.DEFAULT, underWay, slowReads)) {
            sender.write(1);

            assertThatThrownBy(() -> unpacking.read(wire, 100, List.of()))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.SLOW));
        }
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertThat(underWay.held()).isZero();
    }

    @Test
    void more_than_may_be_under_way_is_busy_and_passes() throws Exception {
        BytesUnderWay little = new BytesUnderWay(100_000);
        byte[] plain = new byte[60_000];
        try (Unpacking first = new Unpacking(ReceiveLimits.DEFAULT, little, slowReads);
                Body body = first.read(new ByteArrayInputStream(plain), plain.length, List.of())) {
            assertThat(body.length()).isEqualTo(plain.length);
            assertThatThrownBy(() -> {
                        try (Unpacking second = new Unpacking(ReceiveLimits.DEFAULT, little, slowReads)) {
                            second.read(new ByteArrayInputStream(plain), plain.length, List.of());
                        }
                    })
                    .isInstanceOfSatisfying(Refusal.class, refusal -> {
                        assertThat(refusal.kind()).isEqualTo(Refusal.Kind.BUSY);
                        assertThat(refusal.status()).isEqualTo(429);
                        assertThat(refusal.retryAfterSeconds()).isBetween(1, 5);
                    });
        }
        assertThat(little.held()).isZero();
    }
}
