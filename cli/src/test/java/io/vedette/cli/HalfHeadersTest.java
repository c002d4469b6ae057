// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// T-B3: connections that say nothing or whose headers never end are cut, and cost the others nothing meanwhile.
@Timeout(300)
final class HalfHeadersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HALF = 1_000;
    private static final int DRIPPING = 200;
    private static final String HEAD = "POST /api/v1/write HTTP/1.1\r\nHost: localhost\r\nX-Half: ";

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {HEAD, "", "GET /"})
    @Tag("long")
    void half_headers_are_cut_and_a_good_request_is_answered_meanwhile(String first) throws Exception {
        try (ServeProcess server = serve();
                Visitor visitor = new Visitor(server.address(PATIENCE))) {
            URI address = URI.create(server.address(PATIENCE));
            visitor.get("/healthz");
            double before = heap(visitor);
            long threads = server.threads();
            // Twice: what is not given back the first time is missing the second.
            for (int round = 0; round < 2; round++) {
                hold(address, visitor, first);
            }
            Await.until("threads gone", PATIENCE, () -> server.threads() <= threads + 4);
            System.out.printf("threads before %d, after %d%n", threads, server.threads());
            assertThat(heap(visitor) - before).as("heap kept").isLessThan(64 << 20);
            System.out.printf("heap before %.0f MiB, after %.0f MiB%n", before / (1 << 20), heap(visitor) / (1 << 20));
            assertThat(server.log()).doesNotContain("\tat ").doesNotContain("OutOfMemory");
        }
    }

    @Test
    @Tag("long")
    void single_half_header_is_cut_however_it_drips() throws Exception {
        try (ServeProcess server = serve()) {
            URI address = URI.create(server.address(PATIENCE));
            long began = System.nanoTime();
            try (Socket half = open(address, HEAD);
                    Socket dripping = open(address, HEAD)) {
                AtomicBoolean over = new AtomicBoolean();
                Thread drip = drip(List.of(dripping), over);
                assertThat(isCut(half)).isTrue();
                assertThat(isCut(dripping)).isTrue();
                assertThat((System.nanoTime() - began) / 1e9).isBetween(9.0, 25.0);
                over.set(true);
                drip.join();
            }
        }
    }

    private ServeProcess serve() throws IOException {
        return ServeProcess.serve(
                Files.writeString(folder.resolve("vedette.yml"), """
                data: {folder: %s}
                server: {port: 0}
                sources: {host: {enabled: false}}
                """.formatted(folder.resolve("data"))));
    }

    private static void hold(URI address, Visitor visitor, String first) throws Exception {
        List<Socket> held = new ArrayList<>();
        AtomicBoolean over = new AtomicBoolean();
        long began = System.nanoTime();
        try {
            for (int i = 0; i < HALF + DRIPPING; i++) {
                held.add(open(address, first));
            }
            // Those that say nothing go on doing so.
            Thread drip = drip(held.subList(first.isEmpty() ? held.size() : HALF, held.size()), over);
            double slowest = slowestAnswer(visitor);
            System.out.printf(
                    "%d connections held: the slowest good answer took %.0f ms%n", held.size(), slowest * 1e3);
            assertThat(slowest).isLessThan(1);
            int cut = 0;
            for (Socket socket : held) {
                cut += isCut(socket) ? 1 : 0;
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            System.out.printf("%d of %d cut after %.1f s%n", cut, held.size(), seconds);
            assertThat(cut).isEqualTo(held.size());
            assertThat(seconds).isLessThan(30);
            over.set(true);
            drip.join();
        } finally {
            over.set(true);
            for (Socket socket : held) {
                socket.close();
            }
        }
    }

    private static Socket open(URI address, String first) throws IOException {
        Socket socket = new Socket(InetAddress.getByName(address.getHost()), address.getPort());
        socket.setSoTimeout(30_000);
        socket.getOutputStream().write(first.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /// A byte a second to each.
    private static Thread drip(List<Socket> sockets, AtomicBoolean over) {
        return Thread.ofVirtual().start(() -> {
            while (!over.get()) {
                for (Socket socket : sockets) {
                    try {
                        socket.getOutputStream().write('x');
                    } catch (IOException cut) {
                        // That is what is waited for.
                    }
                }
                LockSupport.parkNanos(1_000_000_000L);
            }
        });
    }

    /// Good requests for five seconds.
    private static double slowestAnswer(Visitor visitor) throws Exception {
        double slowest = 0;
        long end = System.nanoTime() + 5_000_000_000L;
        while (System.nanoTime() < end) {
            long began = System.nanoTime();
            assertThat(visitor.get("/healthz").statusCode()).isEqualTo(200);
            slowest = Math.max(slowest, (System.nanoTime() - began) / 1e9);
            LockSupport.parkNanos(50_000_000L);
        }
        return slowest;
    }

    /// Whether the server ends the connection before the socket's patience does.
    private static boolean isCut(Socket socket) throws IOException {
        try {
            socket.getInputStream().readAllBytes();
            return true;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (java.net.SocketException reset) {
            return true;
        }
    }

    private static double heap(Visitor visitor) throws Exception {
        Matcher line = Pattern.compile("jvm_memory_used_bytes\\{area=\"heap\"} (\\S+)")
                .matcher(visitor.get("/metrics").body());
        assertThat(line.find()).isTrue();
        return Double.parseDouble(line.group(1));
    }
}
