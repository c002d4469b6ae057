// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.narrate;

import io.vedette.core.domain.Diagnosis;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a language model to say a diagnosis in other words, and lets pass only what the diagnosis bears out.
///
/// - **State:** none but connections; safe for many threads. An answer is waited for no longer than settings say.
public final class Narrator {
    private static final String TASK = """
            You tell an on-call engineer what an incident is about, in at most five short sentences of plain English. \
            Use only the facts below. Do not add numbers, names, causes or advice that they do not hold. Keep numbers \
            as they are written. Say what is uncertain. No headings, no lists.""";

    private static final int MOST_TOKENS = 400;

    private final NarratorSettings settings;
    private final HttpClient client;

    public Narrator(NarratorSettings settings) {
        this.settings = settings;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /// What came of asking: a text, or why there is none.
    public sealed interface Answer {
        record Told(String text, String model) implements Answer {}

        /// @param why for a person; never holds the key
        record Failed(String why) implements Answer {}
    }

    public boolean isOn() {
        return settings.named();
    }

    /// @param entities names of all that there are, so that none is dragged in
    public Answer tell(Diagnosis diagnosis, Collection<String> entities) {
        if (!isOn()) {
            return new Answer.Failed("no narrator is set up: name one with narrator.url and narrator.model");
        }
        Facts facts = Facts.of(diagnosis);
        try {
            HttpResponse<String> response = ask(facts);
            if (response.statusCode() != 200) {
                return new Answer.Failed("the narrator answered %d".formatted(response.statusCode()));
            }
            String text = text(response.body());
            Optional<String> objection = facts.objection(text, entities);
            return objection.isPresent()
                    ? new Answer.Failed("what the narrator said is not shown: " + objection.get())
                    : new Answer.Told(text, settings.model());
        } catch (TimeoutException slow) {
            return new Answer.Failed("the narrator took longer than %d s (narrator.timeout)"
                    .formatted(settings.timeout().toSeconds()));
        } catch (IOException unreachable) {
            return new Answer.Failed("the narrator at %s cannot be reached"
                    .formatted(settings.address().getHost()));
        } catch (JacksonException strange) {
            return new Answer.Failed("the narrator's answer is not the JSON that was expected");
        }
    }

    private HttpResponse<String> ask(Facts facts) throws IOException, TimeoutException {
        Map<String, Object> body = Map.of(
                "model",
                settings.model(),
                "temperature",
                0,
                "max_tokens",
                MOST_TOKENS,
                "messages",
                List.of(Map.of("role", "system", "content", TASK), Map.of("role", "user", "content", facts.text())));
        HttpRequest.Builder request = HttpRequest.newBuilder(settings.address())
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        JsonMapper.shared().writeValueAsString(body), StandardCharsets.UTF_8));
        if (settings.key() != null) {
            request.header("Authorization", "Bearer " + settings.key().value());
        }
        CompletableFuture<HttpResponse<String>> coming = client.sendAsync(
                request.build(),
                HttpResponse.BodyHandlers.limiting(
                        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8), 1 << 20));
        try {
            // The request's own time-out ends with the head of the answer; this one with its last byte.
            return coming.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause());
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while asking", stop);
        } finally {
            coming.cancel(true);
        }
    }

    private static String text(String body) {
        JsonNode content = JsonMapper.shared()
                .readTree(body)
                .path("choices")
                .path(0)
                .path("message")
                .path("content");
        return content.isString() ? content.asString().strip() : "";
    }
}
