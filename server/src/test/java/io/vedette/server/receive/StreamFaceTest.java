// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// T-B3 for streams: who says nothing, or never ends a message.
@Timeout(60)
final class StreamFaceTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final Duration SHORT = Duration.ofMillis(300);
    private static final int MANY = 1_000;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final AtomicInteger under = new AtomicInteger();

    /// Lines, as the streams of syslog are.
    private StreamFace face(Duration first, Duration message, Duration idle) throws IOException {
        return new StreamFace("stand", "127.0.0.1", 0, this::lines, new PatientStream.Patience(first, message, idle));
    }

    private void lines(PatientStream stream, String peer) throws IOException {
        under.incrementAndGet();
        try {
            StringBuilder line = new StringBuilder();
            for (int next = stream.read(); next >= 0; next = stream.read()) {
                if (next == '\n') {
                    stream.rest();
                    heard.add(line.toString());
                    line.setLength(0);
                } else {
                    line.append((char) next);
                }
            }
        } finally {
            under.decrementAndGet();
        }
    }

    private static Socket open(StreamFace face, String first) throws IOException {
        Socket socket = new Socket("127.0.0.1", face.port());
        socket.setSoTimeout(20_000);
        say(socket, first);
        return socket;
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isCut(Socket socket) throws IOException {
        try {
            return socket.getInputStream().read() < 0;
        } catch (SocketTimeoutException open) {
            return false;
        } catch (SocketException reset) {
            return true;
        }
    }

    private String next() throws InterruptedException {
        return String.valueOf(heard.poll(20, TimeUnit.SECONDS));
    }

    @Test
    void silent_stream_is_cut_and_one_that_spoke_may_rest() throws Exception {
        try (StreamFace face = face(SHORT, LONG, LONG);
                Socket silent = open(face, "");
                Socket half = open(face, "half");
                Socket resting = open(face, "one\n")) {
            assertThat(next()).isEqualTo("one");
            assertThat(isCut(silent)).isTrue();
            assertThat(isCut(half)).isTrue();

            say(resting, "two\n");
            assertThat(next()).isEqualTo("two");
        }
    }

    @Test
    void message_that_does_not_end_is_cut_however_it_drips() throws Exception {
        try (StreamFace face = face(LONG, SHORT, LONG);
                Socket half = open(face, "one\nhalf");
                Socket dripping = open(face, "one\nhalf")) {
            Thread drip = Thread.ofVirtual().start(() -> {
                try {
                    while (!Thread.currentThread().isInterrupted()) {
                        say(dripping, "x");
                        Thread.sleep(20);
                    }
                } catch (IOException | InterruptedException cut) {
                    Thread.currentThread().interrupt();
                }
            });
            assertThat(isCut(half)).isTrue();
            assertThat(isCut(dripping)).isTrue();
            drip.join();
        }
    }

    @Test
    void stream_that_rests_too_long_is_cut() throws Exception {
        try (StreamFace face = face(LONG, LONG, SHORT);
                Socket resting = open(face, "one\n")) {
            assertThat(isCut(resting)).isTrue();
            assertThat(heard).containsExactly("one");
        }
    }

    @Test
    void silent_streams_give_way_to_those_that_speak_and_leave_nothing_behind() throws Exception {
        List<Socket> held = new ArrayList<>();
        try (StreamFace face = face(LONG, LONG, LONG)) {
            try (Socket good = open(face, "first\n")) {
                assertThat(next()).isEqualTo("first");
                for (int i = 0; i < 2 * MANY; i++) {
                    held.add(open(face, i % 2 == 0 ? "" : "half"));
                }
                long began = System.nanoTime();
                try (Socket newcomer = open(face, "hello\n")) {
                    assertThat(next()).isEqualTo("hello");
                    say(good, "still\n");
                    assertThat(next()).isEqualTo("still");
                    assertThat((System.nanoTime() - began) / 1e9).as("seconds").isLessThan(5);
                }
                assertThat(isCut(held.getFirst())).isTrue();
                assertThat(under.get()).isLessThanOrEqualTo(MANY + 1);
            }
        } finally {
            for (Socket socket : held) {
                socket.close();
            }
        }
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (under.get() > 0 && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(under.get()).as("threads left").isZero();
    }
}
