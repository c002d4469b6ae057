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
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Asks a running Vedette.
final class ServerClient {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(
            names = "--server",
            defaultValue = "http://127.0.0.1:9190",
            paramLabel = "URL",
            description = "the running Vedette to ask; default http://127.0.0.1:9190")
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
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<String> response = client.send(
                    HttpRequest.newBuilder(URI.create(server + path))
                            .timeout(patience)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            JsonNode body = JsonMapper.shared().readTree(response.body());
            if (response.statusCode() != 200) {
                throw new IOException(body.path("detail").asString("the server answered " + response.statusCode()));
            }
            return body;
        } catch (JacksonException noJson) {
            throw new Trouble.Unreachable("%s answers, but it is no Vedette".formatted(server));
        } catch (java.net.ConnectException | java.net.http.HttpTimeoutException gone) {
            throw new Trouble.Unreachable(
                    "no Vedette answers at %s: start one with `vedette serve`, or name another with --server"
                            .formatted(server));
        }
    }
}
