// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.server.receive.ScriptedServer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What others tell, on its whole way: webhook, Journal, road, desk, Ledger, page.
@Timeout(60)
final class ToldTest {
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

    @Test
    void alert_and_change_of_others_are_listed_once_each() throws Exception {
        String alert = """
                {"alerts": [{"status": "firing", "labels": {"alertname": "Slow", "service": "shop"},
                  "startsAt": "%s", "fingerprint": "f"}]}""".formatted(Instant.now());
        String change = "{\"id\": \"7\", \"title\": \"shop 1.7\", \"service\": \"shop\"}";

        server.ask(server.at("/hooks/alertmanager").POST(BodyPublishers.ofString(alert)));
        server.ask(server.at("/hooks/alertmanager").POST(BodyPublishers.ofString(alert)));
        server.ask(server.at("/hooks/change").POST(BodyPublishers.ofString(change)));

        String listed = server.eventually("/api/events?entity=service:shop", "shop 1.7");
        assertThat(listed)
                .containsOnlyOnce("\"title\":\"Slow\"")
                .containsOnlyOnce("\"about\":\"change\"")
                .contains("\"firing\"");
        assertThat(server.ask(server.at("/api/events?entity=service:other")).body())
                .isEqualTo("{\"events\":[]}");
        assertThat(server.ask(server.at("/api/events?to=5")).body()).isEqualTo("{\"events\":[]}");
        assertThat(server.ask(server.at("/api/events?from=x")).statusCode()).isEqualTo(400);
    }

    @Test
    void change_request_of_a_servicenow_is_listed_and_its_instance_is_among_the_sources(@TempDir Path other)
            throws Exception {
        String page = """
                {"result": [{"sys_id": "c1", "number": "CHG7", "short_description": "A larger pool", "state": "-1",
                  "cmdb_ci.name": "shop", "sys_updated_on": "%s"}]}
                """.formatted(Instant.now().toString().substring(0, 19).replace('T', ' '));
        try (ScriptedServer instance = ScriptedServer.saying("application/json", page);
                WholeServer asking = WholeServer.start(other, """
                        sources:
                          host: {enabled: false}
                          servicenow: [{url: "http://%s", tables: [change_request], access: {token: t0k}}]
                        """.formatted(instance.address()))) {
            assertThat(asking.eventually("/api/events?entity=service:shop", "A larger pool"))
                    .contains("CHG7/-1");
            assertThat(asking.get("/api/status").body()).contains("\"servicenow\"");
            assertThat(asking.get("/api/senders").body()).contains("\"servicenow\"");
        }
    }

    @Test
    void receiver_that_is_switched_off_is_not_there(@TempDir Path other) throws Exception {
        try (WholeServer without = WholeServer.start(other, "receivers: {loki: {enabled: false}}")) {
            String push = "{\"streams\": []}";

            assertThat(without.post("/loki/api/v1/push", push).statusCode()).isEqualTo(404);
            assertThat(server.post("/loki/api/v1/push", push).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void shippers_find_elasticsearch_where_people_find_the_pages() throws Exception {
        String shipper = server.ask(server.at("/").header("User-Agent", "Elastic-filebeat/8.17.0"))
                .body();
        String person = server.ask(
                        server.at("/").header("User-Agent", "Mozilla/5.0").header("Accept", "text/html"))
                .body();

        assertThat(shipper).contains("\"number\":\"8.");
        assertThat(person).contains("<html");
    }
}
