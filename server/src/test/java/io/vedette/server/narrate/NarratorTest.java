// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.narrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Diagnosis.Cause;
import io.vedette.core.domain.Diagnosis.Clue;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Range;
import io.vedette.server.settings.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class NarratorTest {
    private static final Entity DB = new Entity("service", "orders-db");
    private static final List<String> ENTITIES = List.of("orders-db", "cart", "mail");

    private final AtomicReference<String> asked = new AtomicReference<>("");
    private final AtomicReference<String> credentials = new AtomicReference<>("");
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile boolean silent;
    private HttpServer peer;

    /// Speaks as OpenAI's chat completions do; no model runs behind it.
    @BeforeEach
    void start() throws IOException {
        peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.createContext("/v1/chat/completions", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            credentials.set(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
            if (silent) {
                awaitEnd();
            }
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        peer.start();
    }

    private void awaitEnd() {
        try {
            end.await();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        end.countDown();
        peer.stop(0);
    }

    private NarratorSettings settings(int seconds) {
        String url = "http://127.0.0.1:%d/v1/".formatted(peer.getAddress().getPort());
        return new NarratorSettings(url, "small", new Secret("s3cret"), Duration.ofSeconds(seconds));
    }

    private static Diagnosis diagnosis() {
        Clue clue = new Clue(
                DB, "latency", "s", 4.1, new Range(0.1, 0.4), 0, 9, "latency of orders-db is 4.1 s, usually 0.1–0.4 s");
        Cause cause = new Cause(
                DB,
                Diagnosis.Kind.SLOW,
                "latency",
                9,
                0.93,
                true,
                "orders-db is slow by itself since 14:02",
                List.of(clue));
        return new Diagnosis(
                0,
                true,
                "Probably orders-db (93 %): slow by itself. Because of it suffers cart.",
                List.of(cause),
                List.of(new Entity("service", "cart")),
                List.of(),
                List.of(),
                List.of("no logs of orders-db"),
                List.of(),
                List.of());
    }

    private Narrator.Answer tell(String text) {
        answer = JsonMapper.shared()
                .writeValueAsString(Map.of("choices", List.of(Map.of("message", Map.of("content", text)))));
        return new Narrator(settings(20)).tell(diagnosis(), ENTITIES);
    }

    private static String why(Narrator.Answer answer) {
        assertThat(answer).isInstanceOf(Narrator.Answer.Failed.class);
        return ((Narrator.Answer.Failed) answer).why();
    }

    @Test
    void what_the_evidence_bears_out_is_told_and_only_evidence_is_sent() {
        String text = "The cart suffers because orders-db answers in 4.1 s instead of 0.1–0.4 s. This is 93 % likely.";

        assertThat(tell(text)).isEqualTo(new Narrator.Answer.Told(text, "small"));
        assertThat(asked.get())
                .contains("\"model\":\"small\"", "usually 0.1–0.4 s", "Not known: no logs of orders-db")
                .doesNotContain("mail");
        assertThat(credentials.get()).isEqualTo("Bearer s3cret");
    }

    @Test
    void invented_number_name_or_entity_is_not_shown() {
        assertThat(why(tell("orders-db answers in 7.3 s."))).contains("7.3");
        assertThat(why(tell("orders-db waits for payments-db."))).contains("payments-db");
        assertThat(why(tell("Release v2 slowed the cart."))).contains("v2");
        assertThat(why(tell("The mail is the cause."))).contains("mail", "no part in it");
        assertThat(why(tell(" "))).contains("said nothing");
        assertThat(why(tell("very ".repeat(400)))).contains("1500");
    }

    @Test
    void peer_that_fails_is_told_of_in_words_without_the_key() {
        status = 401;
        assertThat(why(tell("s3cret"))).isEqualTo("the narrator answered 401");
        status = 200;
        answer = "<html>s3cret</html>";
        assertThat(why(new Narrator(settings(20)).tell(diagnosis(), ENTITIES)))
                .contains("not the JSON")
                .doesNotContain("s3cret");
        answer = "{}";
        assertThat(why(new Narrator(settings(20)).tell(diagnosis(), ENTITIES))).contains("said nothing");
        answer = "x".repeat(2 << 20);
        assertThat(why(new Narrator(settings(20)).tell(diagnosis(), ENTITIES))).contains("cannot be reached");
        peer.stop(0);
        assertThat(why(new Narrator(settings(20)).tell(diagnosis(), ENTITIES))).contains("cannot be reached");
    }

    @Test
    void peer_that_keeps_silent_is_waited_for_no_longer_than_settings_say() {
        silent = true;
        assertThat(why(new Narrator(settings(1)).tell(diagnosis(), ENTITIES))).contains("narrator");
    }

    @Test
    void nobody_is_asked_unless_settings_name_somebody() {
        assertThat(why(new Narrator(NarratorSettings.NONE).tell(diagnosis(), ENTITIES)))
                .contains("narrator.url");
        Duration wait = Duration.ofSeconds(20);
        assertThatThrownBy(() -> new NarratorSettings("ftp://x", "m", null, wait))
                .hasMessageContaining("web address");
        assertThatThrownBy(() -> new NarratorSettings("http://x/v1", "", null, wait))
                .hasMessageContaining("model");
        assertThatThrownBy(() -> new NarratorSettings("", "", null, Duration.ZERO))
                .hasMessageContaining("timeout");
    }
}
