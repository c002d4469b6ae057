// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running server hears spans of three services, a deployment and an alert: one incident with the right cause, which
/// outlives kill -9, and a person who ends it.
@Timeout(180)
final class DiagnosedIncidentTest {
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int TRACES = 600;
    private static final long APART_MS = 1_000;

    @TempDir
    private Path folder;

    private final HttpClient http = HttpClient.newHttpClient();
    private String address = "";

    @Test
    void slow_database_is_found_with_the_deployment_before_it_and_the_incident_outlives_kill_9() throws Exception {
        Path settings = settings();
        try (ServeProcess server = ServeProcess.serve(settings)) {
            address = server.address(Duration.ofSeconds(60));
            long now = System.currentTimeMillis();
            long faultMs = now - 90_000;
            send("/v1/traces", spans(now, faultMs));
            send("/hooks/change", """
                    {"service": "db", "kind": "deployment", "title": "orders v2.18", "id": "r1", "time": %d}
                    """.formatted((faultMs - 20_000) / 1_000));
            alert("front", "CheckoutSlow", faultMs + 10_000, true);

            // What neighbours told is stored within a minute, and then looked at once more.
            JsonNode incident = Await.found(
                    "a cause",
                    Duration.ofSeconds(100),
                    () -> diagnosed()
                            .filter(found ->
                                    found.path("diagnosis").path("enough").asBoolean()));

            assertThat(incident.path("incident").path("entity").asString()).isEqualTo("service:front");
            JsonNode cause = incident.path("diagnosis").path("causes").path(0);
            assertThat(cause.path("entity").asString()).as(incident.toString()).isEqualTo("service:db");
            assertThat(incident.path("diagnosis").path("sentence").asString())
                    .contains("db")
                    .contains("orders v2.18");
            assertThat(incident.path("diagnosis").path("impact").toString()).contains("service:front");
            versionIsToldApart(incident);
            server.kill();
        }
        acknowledgedAndResolvedAfterARestart(settings);
    }

    private void versionIsToldApart(JsonNode incident) {
        String apart = incident.path("diagnosis")
                .path("causes")
                .path(0)
                .path("apart")
                .path(0)
                .path("sentence")
                .asString();
        assertThat(apart)
                .as(incident.toString())
                .matches("\\d+ % of requests to db with service.version=2.18 .*are slow, .* of the others; "
                        + "service.version=2.18 was first seen .*, near the change “orders v2.18”\\.");
        String id = incident.path("incident").path("id").asString();
        Cli shown = Cli.run("incidents", "show", id, "--server", address);
        assertThat(shown.out()).contains(apart);
        assertThat(Cli.run("incidents", "postmortem", id, "--server", address).out())
                .contains("of requests to db with service.version=2.18");
    }

    private void acknowledgedAndResolvedAfterARestart(Path settings) throws Exception {
        try (ServeProcess server = ServeProcess.serve(settings)) {
            address = server.address(Duration.ofSeconds(60));
            String id = only().path("id").asString();
            send("/api/incident/verdict", """
                    {"id": "%s", "kind": "acknowledge", "who": "anna"}
                    """.formatted(id));
            Await.until(
                    "the acknowledged incident",
                    SOON,
                    () -> only().path("state").asString().equals("acknowledged"));
            alert("front", "CheckoutSlow", System.currentTimeMillis(), false);
            Await.until(
                    "all members over",
                    SOON,
                    () -> only().path("state").asString().equals("mitigated"));
            send("/api/incident/verdict", """
                    {"id": "%s", "kind": "resolve", "who": "anna", "note": "rolled back"}
                    """.formatted(id));
            Await.until(
                    "the resolved incident",
                    SOON,
                    () -> only().path("state").asString().equals("resolved"));
        }
    }

    @Test
    void cause_outside_of_what_is_seen_is_not_made_up() throws Exception {
        try (ServeProcess server = ServeProcess.serve(settings())) {
            address = server.address(Duration.ofSeconds(60));
            long now = System.currentTimeMillis();
            send("/v1/traces", spans(now, now + 1));
            alert("front", "PartnerUnreachable", now - 60_000, true);

            JsonNode incident = Await.found("a diagnosed incident", SOON, this::diagnosed);

            JsonNode diagnosis = incident.path("diagnosis");
            assertThat(diagnosis.path("enough").asBoolean())
                    .as(diagnosis.toString())
                    .isFalse();
            assertThat(diagnosis.path("sentence").asString()).containsIgnoringCase("not enough evidence");
        }
    }

    private Path settings() throws Exception {
        return Files.writeString(folder.resolve("vedette.yml"), """
                data: {folder: "%s", records: {perMinute: 10000}}
                server: {port: 0}
                sources: {host: {enabled: false}}
                """.formatted(
                        folder.resolve("data").toString().replace("\\", "/")));
    }

    private Optional<JsonNode> diagnosed() throws Exception {
        JsonNode all = get("/api/incidents").path("incidents");
        if (all.isEmpty()) {
            return Optional.empty();
        }
        assertThat(all.size()).as(all.toString()).isEqualTo(1);
        String id = URLEncoder.encode(all.path(0).path("id").asString(), StandardCharsets.UTF_8);
        JsonNode one = get("/api/incident?id=" + id);
        return one.path("diagnosis").path("sentence").asString("").isEmpty() ? Optional.empty() : Optional.of(one);
    }

    private JsonNode only() throws Exception {
        JsonNode all = get("/api/incidents").path("incidents");
        assertThat(all.size()).as(all.toString()).isEqualTo(1);
        return all.path(0);
    }

    private void alert(String service, String name, long atMs, boolean firing) throws Exception {
        send("/hooks/alertmanager", """
                {"version": "4", "status": "%s", "alerts": [{"status": "%s", "fingerprint": "f1",
                 "labels": {"alertname": "%s", "service": "%s", "severity": "critical"},
                 "annotations": {"summary": "it is slow"}, "startsAt": "%s", "endsAt": "%s"}]}
                """.formatted(
                        firing ? "firing" : "resolved",
                        firing ? "firing" : "resolved",
                        name,
                        service,
                        Instant.ofEpochMilli(firing ? atMs : atMs - 5_000),
                        firing ? "0001-01-01T00:00:00Z" : Instant.ofEpochMilli(atMs)));
    }

    /// A request a second of the last ten minutes: front calls cart, cart calls db, of which a new
    /// version answers three of four from a moment on, and takes longer.
    private static String spans(long nowMs, long slowFromMs) {
        SplittableRandom chance = new SplittableRandom(7);
        List<String> front = new ArrayList<>();
        List<String> cart = new ArrayList<>();
        List<String> db = new ArrayList<>();
        List<String> dbNew = new ArrayList<>();
        for (int i = 0; i < TRACES; i++) {
            long start = nowMs - (TRACES - i) * APART_MS;
            boolean isNew = start >= slowFromMs && i % 4 != 0;
            long slow = isNew ? 400 : 0;
            long query = 3 + chance.nextInt(4) + slow;
            long trace = 1_000_000 + i;
            front.add(span(trace, 1, 0, 2, "GET /checkout", start, query + 12));
            front.add(span(trace, 2, 1, 3, "call cart", start + 2, query + 8));
            cart.add(span(trace, 3, 2, 2, "GET /cart", start + 3, query + 6));
            cart.add(span(trace, 4, 3, 3, "call db", start + 4, query + 2));
            (isNew ? dbNew : db).add(span(trace, 5, 4, 2, "SELECT carts", start + 5, query));
        }
        return "{\"resourceSpans\": [%s, %s, %s, %s]}"
                .formatted(
                        resource("front", "1.0", front),
                        resource("cart", "1.0", cart),
                        resource("db", "2.17", db),
                        resource("db", "2.18", dbNew));
    }

    private static String resource(String service, String version, List<String> spans) {
        return """
                {"resource": {"attributes": [{"key": "service.name", "value": {"stringValue": "%s"}},
                                             {"key": "service.version", "value": {"stringValue": "%s"}}]},
                 "scopeSpans": [{"spans": [%s]}]}
                """.formatted(service, version, String.join(",", spans));
    }

    private static String span(long trace, int id, int parent, int kind, String name, long startMs, long lasted) {
        String parentId = parent == 0 ? "" : "%08x%08x".formatted(trace, parent);
        return """
                {"traceId": "%032x", "spanId": "%08x%08x", "parentSpanId": "%s", "name": "%s", "kind": %d,
                 "startTimeUnixNano": "%d000000", "endTimeUnixNano": "%d000000"}
                """.formatted(trace, trace, id, parentId, name, kind, startMs, startMs + lasted);
    }

    private void send(String path, String body) throws Exception {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isBetween(200, 204);
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer =
                http.send(HttpRequest.newBuilder(URI.create(address + path)).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(answer.body());
    }
}
