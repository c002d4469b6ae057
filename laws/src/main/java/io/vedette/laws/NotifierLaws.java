// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vedette.core.respond.Delivery;
import io.vedette.core.respond.Notice;
import io.vedette.core.respond.Notifier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The laws of a [Notifier] that speaks HTTP, against a scripted peer on loopback.
public abstract class NotifierLaws {
    protected static final Notice NOTICE = new Notice(
            "host:web-1/unusual/1/opened",
            "host:web-1/unusual/1",
            true,
            "Unusual: web-1",
            "web-1: \"cpu\" <b>97</b> %, usually 5–40 %.",
            "https://ops.example.org/#/entity/host%3Aweb-1");

    private static final int LONGEST_COMPLAINT = 1_000;

    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer peer;
    private volatile Answering answering = exchange -> answer(exchange, 200, goodAnswer());

    /// What came to the peer.
    ///
    /// @param headers one line each
    protected record Received(URI uri, List<String> headers, String body) {}

    /// What the peer does.
    @FunctionalInterface
    protected interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    /// The notifier under test, speaking to the peer.
    protected abstract Notifier notifier(URI peer);

    /// The word that must be seen by nobody but the peer.
    protected abstract String secret();

    /// What the peer says when it takes a notice.
    protected abstract String goodAnswer();

    /// What the peer says when it refuses one because of `why`.
    protected abstract String badAnswer(String why);

    @BeforeEach
    void open() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.setExecutor(threads);
        peer.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                List<String> headers = exchange.getRequestHeaders().entrySet().stream()
                        .map(header -> header.getKey() + ": " + String.join(",", header.getValue()))
                        .toList();
                received.add(new Received(exchange.getRequestURI(), headers, body));
                answering.to(exchange);
            }
        });
        peer.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        threads.shutdownNow();
        peer.stop(0);
    }

    protected final void peerAnswers(Answering answer) {
        answering = answer;
    }

    protected final Delivery send() {
        return send(NOTICE);
    }

    protected final Delivery send(Notice notice) {
        return notifier(URI.create("http://127.0.0.1:" + peer.getAddress().getPort()))
                .send(notice);
    }

    protected final Received onlyOne() {
        assertThat(received).hasSize(1);
        return received.getFirst();
    }

    protected static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /// What an operator would read of a delivery.
    private String told(Delivery delivery) {
        String told = delivery.toString();
        assertThat(told).as("a secret in an answer").doesNotContain(secret());
        assertThat(told.length()).isLessThan(LONGEST_COMPLAINT);
        return told;
    }

    @Test
    void notice_that_is_taken_was_sent_once_and_whole() {
        Delivery delivery = send();

        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
        assertThat(onlyOne().body())
                .contains("web-1: \\\"cpu\\\" <b>97</b> %, usually 5–40 %.")
                .contains(NOTICE.link());
        told(delivery);
    }

    @Test
    void answer_without_meaning_is_still_a_delivery() {
        for (String odd : List.of("", "ok", "[]", "null", "{\"result\": 7}", "<html>")) {
            peerAnswers(exchange -> answer(exchange, 200, odd));
            assertThat(send()).as(odd).isInstanceOf(Delivery.Delivered.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504})
    void trouble_of_the_peer_is_worth_another_try(int status) {
        peerAnswers(exchange -> answer(exchange, status, "oh no " + secret()));

        Delivery delivery = send();

        assertThat(delivery).isInstanceOfSatisfying(Delivery.Later.class, later -> {
            assertThat(later.after()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1));
            assertThat(later.why()).contains(String.valueOf(status));
        });
        told(delivery);
    }

    @Test
    void peer_that_is_overrun_is_given_the_time_it_asks_for() {
        peerAnswers(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "120");
            answer(exchange, 429, badAnswer("Too Many Requests"));
        });

        assertThat(send())
                .isInstanceOfSatisfying(
                        Delivery.Later.class,
                        later -> assertThat(later.after()).isBetween(Duration.ofSeconds(120), Duration.ofHours(1)));
    }

    @Test
    void absurd_wait_is_not_believed() {
        for (String absurd : List.of("999999", "-1", "soon", "99999999999999999999", "")) {
            peerAnswers(exchange -> {
                exchange.getResponseHeaders().set("Retry-After", absurd);
                answer(exchange, 503, "");
            });
            assertThat(send())
                    .as(absurd)
                    .isInstanceOfSatisfying(
                            Delivery.Later.class,
                            later -> assertThat(later.after()).isPositive().isLessThanOrEqualTo(Duration.ofHours(1)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 301})
    void refusal_is_final_and_says_what_the_peer_said(int status) {
        peerAnswers(exchange -> answer(exchange, status, badAnswer("wrong colour")));

        Delivery delivery = send();

        assertThat(delivery)
                .isInstanceOfSatisfying(
                        Delivery.Refused.class,
                        refused -> assertThat(refused.why())
                                .contains(String.valueOf(status))
                                .contains("wrong colour"));
        told(delivery);
    }

    @Test
    void secret_that_the_peer_repeats_is_not_repeated() {
        peerAnswers(exchange -> answer(exchange, 403, badAnswer("you may not, " + secret())));

        Delivery delivery = send();

        assertThat(delivery).isInstanceOf(Delivery.Refused.class);
        told(delivery);
    }

    @Test
    void endless_answer_is_cut_short() {
        peerAnswers(exchange -> answer(exchange, 400, badAnswer("x".repeat(300_000))));

        assertThat(told(send())).contains("400");
    }

    @Test
    void peer_that_hangs_up_is_worth_another_try() {
        peerAnswers(HttpExchange::close);

        Delivery delivery = send();

        assertThat(delivery).isInstanceOf(Delivery.Later.class);
        told(delivery);
    }

    @Test
    void peer_that_is_gone_is_worth_another_try() {
        peer.stop(0);

        Delivery delivery = send();

        assertThat(delivery).isInstanceOf(Delivery.Later.class);
        assertThat(told(delivery)).contains("127.0.0.1");
    }

    @Test
    @Tag("long")
    @Timeout(25)
    void peer_that_never_answers_is_given_up() {
        peerAnswers(_ -> await());

        assertThat(send()).isInstanceOf(Delivery.Later.class);
    }

    @Test
    @Tag("long")
    @Timeout(25)
    void answer_that_never_ends_is_given_up() {
        peerAnswers(exchange -> {
            exchange.sendResponseHeaders(400, 1_000);
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
            await();
        });

        assertThat(send()).isNotInstanceOf(Delivery.Delivered.class);
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
