// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.http.HttpPrologue;
import io.helidon.http.Method;
import io.helidon.http.WritableHeaders;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http1.Http1Config;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Headers that do not end.
@Timeout(30)
final class HeaderPatienceTest {
    private static WebServer web(HeaderPatience patience) {
        return WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .addProtocol(Http1Config.builder().addReceiveListener(patience).build())
                .routing(routing -> routing.get("/", (_, response) -> response.send("fine")))
                .build()
                .start();
    }

    @Test
    void half_a_header_is_cut_and_a_connection_that_rests_between_requests_is_not() throws Exception {
        WebServer web = web(new HeaderPatience(Duration.ofMillis(200), _ -> {}));
        try (Socket good = new Socket("127.0.0.1", web.port());
                Socket half = new Socket("127.0.0.1", web.port())) {
            ask(good);
            half.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: localhost\r\nX-Half: "));

            assertThat(half.getInputStream().readAllBytes()).isEmpty();

            ask(good);
        } finally {
            web.stop();
        }
    }

    @Test
    void thread_is_left_alone_once_its_headers_have_ended() throws Exception {
        HeaderPatience patience = new HeaderPatience(Duration.ofMillis(1), _ -> {});
        HttpPrologue prologue = HttpPrologue.create("HTTP/1.1", "HTTP", "1.1", Method.GET, "/", false);
        CountDownLatch watched = new CountDownLatch(1);
        patience.prologue(null, prologue);
        patience.headers(null, WritableHeaders.create());
        Thread other = Thread.ofVirtual().start(() -> {
            patience.prologue(null, prologue);
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException cut) {
                watched.countDown();
            }
        });

        assertThat(watched.await(20, TimeUnit.SECONDS)).isTrue();

        other.join();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static void ask(Socket socket) throws Exception {
        socket.getOutputStream().write(ascii("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n"));
        StringBuilder answer = new StringBuilder();
        while (!answer.toString().endsWith("fine")) {
            answer.append((char) socket.getInputStream().read());
        }
        assertThat(answer).startsWith("HTTP/1.1 200");
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
