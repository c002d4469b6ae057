// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
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

    private WholeServer server;

    @BeforeEach
    void start() throws IOException {
        server = WholeServer.start(folder);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    private void post(String path, String body) throws Exception {
        assertThat(server.post(path, body).statusCode()).isBetween(200, 299);
    }

    @Test
    void error_of_a_pushed_stream_is_there_to_be_looked_up_after_a_restart_too() throws Exception {
        post("/loki/api/v1/push", """
                {"streams": [{"stream": {"service_name": "shop", "level": "error"},
                  "values": [["%d000000", "payment refused <b>"]]}]}
                """.formatted(System.currentTimeMillis()));

        String told = server.eventually("/api/entity/logs?id=service:shop", "payment refused");
        assertThat(told).contains("\"severity\":\"error\"");
        assertThat(server.get("/api/entity/logs?id=service:other").body()).isEqualTo("{\"lines\":[]}");

        stop();
        start();

        assertThat(server.get("/api/entity/logs?id=service:shop").body()).isEqualTo(told);
    }

    @Test
    void failed_span_is_there_to_be_looked_up() throws Exception {
        post("/api/v2/spans", """
                [{"traceId": "0af7651916cd43dd8448eb211c80319c", "id": "b7ad6b7169203331", "name": "get /orders",
                  "kind": "SERVER", "timestamp": %d000, "duration": 1500, "localEndpoint": {"serviceName": "shop"},
                  "tags": {"error": "timeout"}}]
                """.formatted(System.currentTimeMillis()));

        String told = server.eventually("/api/entity/spans?id=service:shop", "0af7651916cd43dd8448eb211c80319c");

        assertThat(told).contains("\"failed\":true", "\"durationMs\":1.5", "\"operation\":\"get /orders\"");
    }

    @Test
    void what_cannot_be_asked_is_refused_in_words() throws Exception {
        HttpResponse<String> most = server.get("/api/entity/logs?id=service:shop&most=0");

        assertThat(most.statusCode()).isEqualTo(400);
        assertThat(most.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
        assertThat(server.get("/api/entity/spans?id=").statusCode()).isEqualTo(400);
    }

    @Test
    void bytes_on_disk_are_told_by_part() throws Exception {
        assertThat(server.get("/metrics").body())
                .contains("vedette_store_bytes{part=\"records\"}", "vedette_store_bytes{part=\"journal\"}");
        assertThat(server.get("/api/status").body()).contains("\"storeBytes\":{\"journal\":");
    }
}
