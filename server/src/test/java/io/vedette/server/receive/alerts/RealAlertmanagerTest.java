// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Heard;
import io.vedette.server.receive.Peer;
import io.vedette.server.settings.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A real Alertmanager is told of an alert and of its end, and tells us both by its webhook.
@Tag("peers")
@Timeout(60)
final class RealAlertmanagerTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void alert_arrives_firing_and_then_resolved_as_alertmanager_has_it() throws Exception {
        Path program = Peer.program("prometheus-alertmanager", "prometheus-alertmanager");
        Alerts settings = new Alerts(true, new Secret("t0k"), null, List.of());
        Instant began = Instant.now().minusSeconds(60).truncatedTo(ChronoUnit.MILLIS);
        try (ReceiverStage stage = ReceiverStage.open(settings::open)) {
            URI alertmanager = URI.create("http://127.0.0.1:" + Peer.freePort());
            try (Peer _ = start(program, alertmanager, stage.address())) {
                tell(alertmanager, began, Instant.now().plusSeconds(600));
                Alert firing = Heard.first(stage, Alert.class, Alert::firing, 1).getFirst();
                JsonNode had = alerts(alertmanager);
                Instant ended = Instant.now().truncatedTo(ChronoUnit.MILLIS);
                tell(alertmanager, began, ended);
                Alert resolved = Heard.first(stage, Alert.class, alert -> !alert.firing(), 1)
                        .getFirst();

                assertThat(had).hasSize(1);
                same(firing, had.get(0), began);
                same(resolved, had.get(0), ended);
                assertThat(stage.stored()).hasSize(2);
            }
        }
    }

    private static void same(Alert alert, JsonNode had, Instant at) {
        assertThat(alert.source()).isEqualTo("alertmanager");
        assertThat(alert.key()).isEqualTo(had.path("fingerprint").asString());
        assertThat(alert.title()).isEqualTo("web-1 is \"down\" – since a minute");
        assertThat(alert.severity()).isEqualTo(Severity.FATAL);
        assertThat(alert.entity()).isEqualTo(new Entity("host", "web-1:9100"));
        assertThat(alert.nanos()).isEqualTo(ChronoUnit.NANOS.between(Instant.EPOCH, at));
        assertThat(alert.labels())
                .isEqualTo(Map.of(
                        "alertname", "Down",
                        "job", "node",
                        "severity", "critical",
                        "description", "nobody answers",
                        "annotation.runbook_url", "https://example.org/down"));
    }

    private Peer start(Path program, URI address, URI vedette) throws IOException {
        Path config = Files.writeString(folder.resolve("alertmanager.yml"), """
                route: {receiver: vedette, group_wait: 0s, group_interval: 1s, repeat_interval: 1h, group_by: ["..."]}
                receivers:
                  - name: vedette
                    webhook_configs:
                      - url: %s/hooks/alertmanager
                        http_config: {authorization: {credentials: t0k}}
                """.formatted(vedette));
        return Peer.start(
                "Listening on",
                program,
                "--config.file=" + config,
                "--storage.path=" + folder.resolve("data"),
                "--cluster.listen-address=",
                "--web.listen-address=" + address.getAuthority());
    }

    private void tell(URI alertmanager, Instant began, Instant ends) throws IOException, InterruptedException {
        String json = """
                [{"labels": {"alertname": "Down", "instance": "web-1:9100", "job": "node", "severity": "critical"},
                  "annotations": {"summary": "web-1 is \\"down\\" – since a minute", "description": "nobody answers",
                    "runbook_url": "https://example.org/down"},
                  "startsAt": "%s", "endsAt": "%s", "generatorURL": "http://prometheus/graph"}]
                """.formatted(began, ends);
        HttpRequest request = HttpRequest.newBuilder(alertmanager.resolve("/api/v2/alerts"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(json))
                .build();
        HttpResponse<String> answer = client.send(request, BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private JsonNode alerts(URI alertmanager) throws IOException, InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(alertmanager.resolve("/api/v2/alerts")).build();
        return JSON.readTree(client.send(request, BodyHandlers.ofString()).body());
    }
}
