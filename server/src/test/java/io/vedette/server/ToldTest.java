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
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.LockSupport;
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

    private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder at(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + vedette.port() + path));
    }

    private String events(String query, String until) throws IOException, InterruptedException {
        long end = System.nanoTime() + 20_000_000_000L;
        while (true) {
            String body = ask(at("/api/events" + query)).body();
            if (body.contains(until)) {
                return body;
            }
            assertThat(System.nanoTime()).as(body).isLessThan(end);
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Test
    void alert_and_change_of_others_are_listed_once_each() throws Exception {
        String alert = """
                {"alerts": [{"status": "firing", "labels": {"alertname": "Slow", "service": "shop"},
                  "startsAt": "%s", "fingerprint": "f"}]}""".formatted(Instant.now());
        String change = "{\"id\": \"7\", \"title\": \"shop 1.7\", \"service\": \"shop\"}";

        ask(at("/hooks/alertmanager").POST(BodyPublishers.ofString(alert)));
        ask(at("/hooks/alertmanager").POST(BodyPublishers.ofString(alert)));
        ask(at("/hooks/change").POST(BodyPublishers.ofString(change)));

        String listed = events("?entity=service:shop", "shop 1.7");
        assertThat(listed)
                .containsOnlyOnce("\"title\":\"Slow\"")
                .containsOnlyOnce("\"about\":\"change\"")
                .contains("\"firing\"");
        assertThat(ask(at("/api/events?entity=service:other")).body()).isEqualTo("{\"events\":[]}");
        assertThat(ask(at("/api/events?to=5")).body()).isEqualTo("{\"events\":[]}");
        assertThat(ask(at("/api/events?from=x")).statusCode()).isEqualTo(400);
    }

    @Test
    void shippers_find_elasticsearch_where_people_find_the_pages() throws Exception {
        String shipper =
                ask(at("/").header("User-Agent", "Elastic-filebeat/8.17.0")).body();
        String person = ask(at("/").header("User-Agent", "Mozilla/5.0").header("Accept", "text/html"))
                .body();

        assertThat(shipper).contains("\"number\":\"8.");
        assertThat(person).contains("<html");
    }
}
