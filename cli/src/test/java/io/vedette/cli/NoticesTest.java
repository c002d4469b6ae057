// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people are told, by a stand-in for Telegram's Bot API and one for a webhook.
@Timeout(180)
final class NoticesTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "1234567:AA-secret-of-the-bot";
    private static final String REVOKED = "7654321:BB-revoked-one";
    private static final String BEARER = "bearer-that-nobody-may-see";

    private static final String LATER = "{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests\","
            + "\"parameters\":{\"retry_after\":1}}";
    private static final String TAKEN = "{\"ok\":true,\"result\":{\"message_id\":%d}}";
    private static final String REFUSED = "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}";

    @TempDir
    private Path folder;

    private final int port;
    private final List<Heard> telegram = new CopyOnWriteArrayList<>();
    private final List<Heard> revoked = new CopyOnWriteArrayList<>();
    private final List<Heard> hook = new CopyOnWriteArrayList<>();

    /// @param status what was answered
    private record Heard(int status, JsonNode body, Map<String, List<String>> headers) {}

    NoticesTest() throws IOException {
        port = Peer.freePort();
    }

    private Loopback standIn() throws IOException {
        return new Loopback()
                .on("/bot" + TOKEN + "/sendMessage", this::botApi)
                .on("/bot" + REVOKED + "/sendMessage", exchange -> hear(exchange, revoked, 401, REFUSED))
                .on("/hook", exchange -> hear(exchange, hook, 204, ""));
    }

    /// The first message is put off once by 429, the second meets a broken server once.
    private void botApi(HttpExchange exchange) throws IOException {
        switch (telegram.size()) {
            case 0 -> hear(exchange, telegram, 429, LATER);
            case 2 -> hear(exchange, telegram, 500, "oops");
            default -> hear(exchange, telegram, 200, TAKEN.formatted(telegram.size()));
        }
    }

    private static void hear(HttpExchange exchange, List<Heard> heard, int status, String answer) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        heard.add(new Heard(status, JsonMapper.shared().readTree(body), Map.copyOf(exchange.getRequestHeaders())));
        Loopback.answer(exchange, status, "application/json", answer);
    }

    private Path settings(Loopback standIn, String sources) throws IOException {
        return Files.writeString(folder.resolve("vedette.yml"), """
                data: {folder: %s}
                server: {port: %d, publicUrl: "http://vedette.example/anomaly"}
                correlate: {quiet: 3s}
                learn: {model: isolation-forest, threshold: {method: classic, percentile: 99}}
                notices:
                  telegram:
                    - {token: "%s", chat: "-100", baseUrl: "http://%s"}
                    - {name: revoked, token: "%s", chat: "-100", baseUrl: "http://%s"}
                  webhook:
                    - {url: "http://%s/hook", bearer: "%s"}
                sources:
                %s
                """.formatted(
                        folder.resolve("data"),
                        port,
                        TOKEN,
                        standIn.host(),
                        REVOKED,
                        standIn.host(),
                        standIn.host(),
                        BEARER,
                        sources));
    }

    @Test
    void incident_is_told_once_when_it_opens_and_once_when_it_ends() throws Exception {
        try (Loopback standIn = standIn();
                StandInPrometheus prometheus = new StandInPrometheus();
                ServeProcess server = ServeProcess.serve(settings(standIn, prometheus.yaml()));
                Visitor visitor = new Visitor("http://127.0.0.1:" + port)) {
            assertThat(server.address(PATIENCE)).isEqualTo("http://vedette.example/anomaly");
            Await.until(
                    "a verdict", PATIENCE, () -> visitor.get("/predict").body().contains("\"model\":\"2"));
            prometheus.beginFault();
            Await.until("the opening taken", PATIENCE, () -> taken(telegram) == 1 && hook.size() == 1);
            prometheus.endFault();
            Await.until("the end taken", PATIENCE, () -> taken(telegram) == 2 && hook.size() == 2);
            Await.until("both refused", PATIENCE, () -> revoked.size() == 2);

            isToldInOrder();
            noSecretIsSeen(server, visitor);
        }
    }

    private static long taken(List<Heard> heard) {
        return heard.stream().filter(message -> message.status() == 200).count();
    }

    private void isToldInOrder() {
        assertThat(telegram).extracting(Heard::status).containsExactly(429, 200, 500, 200);
        assertThat(telegram).allSatisfy(message -> {
            assertThat(message.body().path("chat_id").asString()).isEqualTo("-100");
            assertThat(message.body().has("parse_mode")).isFalse();
        });
        String opened = telegram.get(1).body().path("text").asString();
        String ended = telegram.get(3).body().path("text").asString();
        System.out.println(opened + "\n" + ended);
        assertThat(opened).startsWith("⚠").contains("web").contains("http://vedette.example/anomaly");
        assertThat(ended).startsWith("✔").contains("web");
        assertThat(hook)
                .extracting(message -> message.body().path("state").asString())
                .containsExactly("open", "ended");
        assertThat(hook)
                .extracting(message -> message.body().path("incident").asString())
                .hasSize(2)
                .doesNotContain("");
        assertThat(hook).allSatisfy(message -> {
            assertThat(message.headers().get("Authorization")).containsExactly("Bearer " + BEARER);
            assertThat(message.headers()).containsKey("Idempotency-key");
        });
        assertThat(hook.get(0).headers().get("Idempotency-key"))
                .isNotEqualTo(hook.get(1).headers().get("Idempotency-key"));
    }

    private static void noSecretIsSeen(ServeProcess server, Visitor visitor) throws Exception {
        StringBuilder seen = new StringBuilder(server.log());
        for (String path : List.of(
                "/metrics", "/api/status", "/api/incidents", "/api/entities", "/api/models", "/predict", "/readyz")) {
            seen.append(visitor.get(path).body());
        }
        assertThat(seen.toString())
                .contains("incident opened")
                .contains("notice refused channel=revoked")
                .doesNotContain("AA-secret")
                .doesNotContain("BB-revoked")
                .doesNotContain(BEARER)
                .doesNotContain("\tat ");
    }

    @Test
    void channels_are_tried_and_the_code_says_how_it_went() throws Exception {
        try (Loopback standIn = standIn()) {
            Path settings = settings(standIn, "  host: {enabled: false}");
            telegram.add(new Heard(429, JsonMapper.shared().createObjectNode(), Map.of()));

            Cli cli = Cli.run("notify", "test", "--config", settings.toString());

            assertThat(cli.code()).as(cli.all()).isEqualTo(1);
            assertThat(cli.out()).contains("delivered, message").contains("refused: answered 401: Unauthorized");
            assertThat(cli.all())
                    .doesNotContain("AA-secret")
                    .doesNotContain("BB-revoked")
                    .doesNotContain(BEARER);
            assertThat(hook).hasSize(1);
        }
    }

    @Test
    void test_of_a_good_channel_ends_with_zero_of_a_missing_one_with_two_and_of_a_dead_one_with_three()
            throws Exception {
        try (Loopback standIn = standIn()) {
            Path good = Files.writeString(
                    folder.resolve("good.yml"),
                    "notices: {webhook: [{url: \"http://%s/hook\"}]}\n".formatted(standIn.host()));
            assertThat(Cli.run("notify", "test", "--config", good.toString()).code())
                    .isZero();
        }
        Path none = Files.writeString(folder.resolve("none.yml"), "server: {port: 0}\n");
        Cli missing = Cli.run("notify", "test", "--config", none.toString());
        assertThat(missing.code()).isEqualTo(2);
        assertThat(missing.err()).contains("notices.telegram or notices.webhook");

        Path gone = Files.writeString(
                folder.resolve("gone.yml"),
                "notices: {webhook: [{url: \"http://127.0.0.1:%d/\"}]}\n".formatted(Peer.freePort()));
        Cli dead = Cli.run("notify", "test", "--config", gone.toString());
        assertThat(dead.code()).as(dead.all()).isEqualTo(3);
        assertThat(dead.out()).contains("not now").contains("cannot be reached");
    }
}
