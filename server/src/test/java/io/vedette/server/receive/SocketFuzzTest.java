// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.laws.Footprint;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.gelf.Gelf;
import io.vedette.server.receive.syslog.Syslog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// T-B1 for what comes by sockets, where nobody is answered: after any bytes the next good message is heard.
@Timeout(300)
final class SocketFuzzTest {
    /// A protocol, opened at one port for datagrams and streams.
    enum Spoken {
        GELF(
                port -> new Gelf(true, "127.0.0.1", port, port),
                "{\"version\":\"1.1\",\"host\":\"h\",\"short_message\":\"%s\",\"level\":3}",
                "\0"),
        SYSLOG(
                port -> new Syslog(true, "127.0.0.1", port, port, null, "UTC"),
                "<11>1 - h app 7 id [a@1 b=\"c\"] %s",
                "\n");

        private final IntFunction<Protocol> open;
        private final String form;
        private final String end;

        Spoken(IntFunction<Protocol> open, String form, String end) {
            this.open = open;
            this.form = form;
            this.end = end;
        }

        private byte[] message(String text) {
            return form.formatted(text).getBytes(StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @EnumSource(Spoken.class)
    void hostile_bytes_leave_the_sockets_open(Spoken spoken) throws Exception {
        hostile(spoken, 500);
    }

    @ParameterizedTest
    @EnumSource(Spoken.class)
    @Tag("long")
    void many_hostile_bytes_leave_the_sockets_open(Spoken spoken) throws Exception {
        hostile(spoken, 20_000);
    }

    private static void hostile(Spoken spoken, int rounds) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("hostile bytes by sockets: seed " + seed);
        Random random = new Random(seed);
        int port = freePort();
        try (ReceiverStage stage =
                ReceiverStage.open(reception -> spoken.open.apply(port).open(reception))) {
            datagrams(spoken, port, random, rounds / 10);
            streams(spoken, port, random, rounds / 10);
            awaitText(stage, "warm", () -> send(port, spoken.message("warm")));
            stage.journal().forget();
            Footprint warm = Footprint.now();
            datagrams(spoken, port, random, rounds);
            streams(spoken, port, random, rounds);
            byte[] good = spoken.message("the good one");
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream().write(good);
                socket.getOutputStream().write(spoken.end.getBytes(StandardCharsets.UTF_8));
            }
            awaitText(stage, "the good one", () -> {});
            awaitText(stage, "by datagram", () -> send(port, spoken.message("by datagram")));
            stage.journal().forget();
            warm.isNotOutgrown();
        }
    }

    private interface Again {
        void once() throws IOException;
    }

    /// A datagram may be lost, so it is sent again.
    private static void awaitText(ReceiverStage stage, String text, Again again) throws IOException {
        long end = System.nanoTime() + Duration.ofSeconds(120).toNanos();
        while (stage.stored().stream().noneMatch(one -> one.toString().contains(text))) {
            assertThat(System.nanoTime()).as("heard in time: %s", text).isLessThan(end);
            again.once();
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
    }

    private static void datagrams(Spoken spoken, int port, Random random, int rounds) throws IOException {
        for (int i = 0; i < rounds; i++) {
            send(port, damaged(spoken.message("x" + i), random));
        }
    }

    private static void send(int port, byte[] bytes) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            socket.send(new DatagramPacket(bytes, bytes.length, InetAddress.getLoopbackAddress(), port));
        }
    }

    /// A hundred messages a connection; it may be cut by the other side.
    private static void streams(Spoken spoken, int port, Random random, int rounds) throws IOException {
        byte[] end = spoken.end.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < rounds; i += 100) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            for (int n = 0; n < 100; n++) {
                stream.writeBytes(damaged(spoken.message("x" + i + n), random));
                if (random.nextInt(4) > 0) {
                    stream.writeBytes(end);
                }
            }
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream().write(stream.toByteArray());
            } catch (SocketException cut) {
                assertThat(cut.getMessage()).containsAnyOf("reset", "Broken pipe", "aborted");
            }
        }
    }

    private static byte[] damaged(byte[] good, Random random) {
        byte[] bytes = good.clone();
        switch (random.nextInt(5)) {
            case 0 -> {
                return Arrays.copyOf(bytes, random.nextInt(bytes.length));
            }
            case 1 -> {
                for (int flips = 1 + random.nextInt(8); flips > 0; flips--) {
                    bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
                }
            }
            case 2 -> {
                // What begins as a chunk of GELF, as gzip, zlib or as a frame with its length.
                byte[][] starts = {{0x1e, 0x0f}, {0x1f, (byte) 0x8b}, {0x78, (byte) 0x9c}, {'9', '9', '9', ' '}};
                byte[] start = starts[random.nextInt(starts.length)];
                System.arraycopy(start, 0, bytes, 0, start.length);
                bytes[11] = (byte) random.nextInt(256);
            }
            case 3 -> random.nextBytes(bytes);
            default -> Arrays.fill(bytes, random.nextInt(bytes.length), bytes.length, (byte) 0xff);
        }
        return bytes;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
