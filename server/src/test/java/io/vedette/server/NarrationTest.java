// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// A diagnosis in other words, from the settings to the answer.
@Timeout(60)
final class NarrationTest {
    private static final String ASK = "/api/incident/narrate";

    private static HttpServer peer(String text) throws IOException {
        String answer = JsonMapper.shared()
                .writeValueAsString(Map.of("choices", List.of(Map.of("message", Map.of("content", text)))));
        HttpServer peer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        peer.createContext("/v1/chat/completions", exchange -> {
            exchange.getRequestBody().readAllBytes();
            byte[] body = answer.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        peer.start();
        return peer;
    }

    private static HttpResponse<String> narrated(Path folder, String text) throws Exception {
        new KnownIncidents(System.currentTimeMillis()).write(folder, 60);
        HttpServer peer = peer(text);
        String settings = "narrator: {url: \"http://127.0.0.1:%d/v1\", model: small}"
                .formatted(peer.getAddress().getPort());
        try (WholeServer server = WholeServer.start(folder, settings)) {
            assertThat(server.get("/api/incident?id=storm").body()).contains("\"narrated\":true");
            assertThat(server.post(ASK, "{\"id\": \"nobody\"}").statusCode()).isEqualTo(404);
            assertThat(server.post(ASK, "{\"id\": \"alone\"}").body()).contains("nobody has looked");
            return server.post(ASK, "{\"id\": \"storm\"}");
        } finally {
            peer.stop(0);
        }
    }

    @Test
    void person_gets_the_diagnosis_in_other_words(@TempDir Path folder) throws Exception {
        HttpResponse<String> answer = narrated(folder, "The db has no CPU to spare; the shop suffers.");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("The db has no CPU to spare", "\"model\":\"small\"");
    }

    @Test
    void what_is_in_no_evidence_is_refused_with_the_reason(@TempDir Path folder) throws Exception {
        HttpResponse<String> answer = narrated(folder, "The db has been down for 77 minutes.");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).contains("it named 77").doesNotContain("down for");
    }

    @Test
    void without_a_narrator_the_page_offers_none_and_the_answer_says_what_to_set(@TempDir Path folder)
            throws Exception {
        new KnownIncidents(System.currentTimeMillis()).write(folder, 60);
        try (WholeServer server = WholeServer.start(folder)) {
            assertThat(server.get("/api/incident?id=storm").body()).contains("\"narrated\":false");
            HttpResponse<String> answer = server.post(ASK, "{\"id\": \"storm\"}");
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(answer.body()).contains("narrator.url");
        }
    }
}
