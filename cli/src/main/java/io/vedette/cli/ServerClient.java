// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a running Vedette.
final class ServerClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(
            names = "--server",
            defaultValue = "${env:VEDETTE_SERVER:-http://127.0.0.1:9190}",
            paramLabel = "URL",
            description = "the running Vedette to ask; default: $VEDETTE_SERVER, else http://127.0.0.1:9190")
    private String server;

    String address() {
        return server;
    }

    static String quote(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// @throws Trouble.Unreachable when no Vedette answers there
    /// @throws IOException when it answers with a problem; the message is its own
    JsonNode get(String path) throws IOException, InterruptedException {
        return get(path, PATIENCE);
    }

    /// As [#get(String)], of a question that takes long.
    JsonNode get(String path, Duration patience) throws IOException, InterruptedException {
        return json(send(request(path).timeout(patience)));
    }

    /// As [#get(String)], of what is no JSON.
    String text(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(path).timeout(PATIENCE));
        return response.statusCode() == 200 ? response.body() : json(response).asString();
    }

    /// Says something; the answer is what will come of it.
    ///
    /// @throws IOException as [#get(String)]
    JsonNode post(String path, Map<String, String> body) throws IOException, InterruptedException {
        return json(send(request(path)
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonMapper.shared().writeValueAsString(body)))));
    }

    /// The whole id of an incident that a person named by a part of it.
    ///
    /// @throws IOException when none of the last 1,000 has it, or several
    String incident(String part) throws IOException, InterruptedException {
        List<String> ids = get("/api/incidents?most=1000")
                .path("incidents")
                .valueStream()
                .map(incident -> incident.path("id").asString())
                .filter(id -> id.contains(part))
                .toList();
        if (ids.contains(part) || ids.isEmpty()) {
            return part;
        }
        if (ids.size() > 1) {
            throw new IOException("%d incidents have %s in their ids, such as %s and %s: write more of it"
                    .formatted(ids.size(), part, ids.get(0), ids.get(1)));
        }
        return ids.getFirst();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (java.net.ConnectException | java.net.http.HttpTimeoutException gone) {
            throw new Trouble.Unreachable(
                    "no Vedette answers at %s: start one with `vedette serve`, or name another with --server"
                            .formatted(server));
        }
    }

    private JsonNode json(HttpResponse<String> response) throws IOException {
        try {
            JsonNode body = JsonMapper.shared().readTree(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new IOException(body.path("detail").asString("the server answered " + response.statusCode()));
            }
            return body;
        } catch (JacksonException noJson) {
            throw new Trouble.Unreachable("%s answers, but it is no Vedette".formatted(server));
        }
    }
}
