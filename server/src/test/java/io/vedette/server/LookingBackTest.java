// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.server.settings.DataSettings;
import io.vedette.server.settings.ServerSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Log lines and spans on their whole way: receiver, Journal, engine, store, page.
@Timeout(60)
final class LookingBackTest {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Vedette vedette;

    @BeforeEach
    void start() throws IOException {
        Settings standard = Settings.standard();
        Settings settings = new Settings(
                new DataSettings(
                        folder, standard.data().retention(), standard.data().records()),
                new ServerSettings("127.0.0.1", 0, ""),
                new SourceSettings(
                        new io.vedette.server.receive.host.Host(false, null, "here"),
                        standard.sources().scrape(),
                        standard.sources().prometheus()),
                standard.receivers(),
                standard.masking(),
                standard.extract(),
                standard.watch(),
                standard.correlate(),
                standard.learn(),
                standard.engine(),
                standard.notices());
        vedette = new Vedette(settings, InstantSource.system(), "test");
        vedette.start(_ -> {});
    }

    @AfterEach
    void stop() throws IOException {
        client.close();
        vedette.close();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI at = URI.create("http://127.0.0.1:" + vedette.port() + path);
        return client.send(HttpRequest.newBuilder(at).build(), BodyHandlers.ofString());
    }

    private void post(String path, String body) throws IOException, InterruptedException {
        URI at = URI.create("http://127.0.0.1:" + vedette.port() + path);
        HttpRequest request = HttpRequest.newBuilder(at)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        int status = client.send(request, BodyHandlers.ofString()).statusCode();
        assertThat(status).isBetween(200, 299);
    }

    private String eventually(String path, String part) throws IOException, InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            String body = get(path).body();
            if (body.contains(part)) {
                return body;
            }
            assertThat(System.nanoTime()).as("%s in %s", part, body).isLessThan(end);
            LockSupport.parkNanos(50_000_000L);
        }
    }

    @Test
    void error_of_a_pushed_stream_is_there_to_be_looked_up_after_a_restart_too() throws Exception {
        post("/loki/api/v1/push", """
                {"streams": [{"stream": {"service_name": "shop", "level": "error"},
                  "values": [["%d000000", "payment refused <b>"]]}]}
                """.formatted(System.currentTimeMillis()));

        String told = eventually("/api/entity/logs?id=service:shop", "payment refused");
        assertThat(told).contains("\"severity\":\"error\"");
        assertThat(get("/api/entity/logs?id=service:other").body()).isEqualTo("{\"lines\":[]}");

        vedette.close();
        start();

        assertThat(get("/api/entity/logs?id=service:shop").body()).isEqualTo(told);
    }

    @Test
    void failed_span_is_there_to_be_looked_up() throws Exception {
        post("/api/v2/spans", """
                [{"traceId": "0af7651916cd43dd8448eb211c80319c", "id": "b7ad6b7169203331", "name": "get /orders",
                  "kind": "SERVER", "timestamp": %d000, "duration": 1500, "localEndpoint": {"serviceName": "shop"},
                  "tags": {"error": "timeout"}}]
                """.formatted(System.currentTimeMillis()));

        String told = eventually("/api/entity/spans?id=service:shop", "0af7651916cd43dd8448eb211c80319c");

        assertThat(told).contains("\"failed\":true", "\"durationMs\":1.5", "\"operation\":\"get /orders\"");
    }

    @Test
    void what_cannot_be_asked_is_refused_in_words() throws Exception {
        HttpResponse<String> most = get("/api/entity/logs?id=service:shop&most=0");

        assertThat(most.statusCode()).isEqualTo(400);
        assertThat(most.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(get("/api/entity/spans?id=").statusCode()).isEqualTo(400);
    }

    @Test
    void bytes_on_disk_are_told_by_part() throws Exception {
        assertThat(get("/metrics").body())
                .contains("vedette_store_bytes{part=\"records\"}", "vedette_store_bytes{part=\"journal\"}");
        assertThat(get("/api/status").body()).contains("\"storeBytes\":{\"journal\":");
    }
}
