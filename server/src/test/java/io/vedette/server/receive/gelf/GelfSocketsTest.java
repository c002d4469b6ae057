// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.LogLine;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Heard;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GelfSocketsTest {
    private GelfReceiver receiver;
    private ReceiverStage stage;

    @BeforeEach
    void open() throws IOException {
        stage = ReceiverStage.open(reception -> {
            receiver = (GelfReceiver) new Gelf(true, "127.0.0.1", 0, 0).open(reception);
            return receiver;
        });
    }

    @AfterEach
    void shut() {
        stage.close();
    }

    private static byte[] message(String text) {
        return "{\"version\":\"1.1\",\"host\":\"h\",\"short_message\":\"%s\"}"
                .formatted(text)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void send(byte[]... datagrams) throws IOException {
        try (DatagramSocket socket = new DatagramSocket()) {
            for (byte[] datagram : datagrams) {
                socket.send(new DatagramPacket(
                        datagram,
                        datagram.length,
                        InetAddress.getLoopbackAddress(),
                        receiver.udpPort().orElseThrow()));
            }
        }
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] zlib(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void datagrams_come_plain_packed_and_in_chunks() throws Exception {
        byte[] packed = gzip(message("chunked"));
        int half = packed.length / 2;
        ByteBuffer first = ByteBuffer.allocate(12 + half)
                .putShort((short) 0x1e0f)
                .putLong(9)
                .put((byte) 0)
                .put((byte) 2);
        ByteBuffer second = ByteBuffer.allocate(12 + packed.length - half)
                .putShort((short) 0x1e0f)
                .putLong(9)
                .put((byte) 1)
                .put((byte) 2);
        first.put(packed, 0, half);
        second.put(packed, half, packed.length - half);

        send(message("plain"), gzip(message("gzipped")), zlib(message("deflated")), second.array(), first.array());

        assertThat(Heard.lines(stage, 4))
                .extracting(LogLine::text)
                .containsExactlyInAnyOrder("plain", "gzipped", "deflated", "chunked");
    }

    @Test
    void bombs_and_rubbish_are_counted_and_the_next_message_is_heard() throws Exception {
        byte[] bomb = gzip(new byte[50 << 20]);

        send(Arrays.copyOf(bomb, Math.min(60_000, bomb.length)), new byte[] {1, 2, 3}, new byte[0], message("after"));

        assertThat(Heard.lines(stage, 1).getFirst().text()).isEqualTo("after");
        try (var client = java.net.http.HttpClient.newHttpClient()) {
            var answer = client.send(
                    java.net.http.HttpRequest.newBuilder(stage.address().resolve("/api/senders"))
                            .build(),
                    java.net.http.HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("malformed");
        }
    }

    @Test
    void messages_of_a_stream_end_with_a_zero() throws Exception {
        try (Socket socket = new Socket("127.0.0.1", receiver.tcpPort().orElseThrow())) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            for (String text : List.of("one", "two\\nlines", "three")) {
                stream.writeBytes(message(text));
                stream.write(0);
            }
            stream.writeBytes("rubbish\0".getBytes(StandardCharsets.UTF_8));
            stream.writeBytes(message("last, without its zero"));
            socket.getOutputStream().write(stream.toByteArray());
        }

        assertThat(Heard.lines(stage, 4))
                .extracting(LogLine::text)
                .containsExactly("one", "two\nlines", "three", "last, without its zero");
    }
}
