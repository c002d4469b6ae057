// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Edges on their whole way: receiver, Journal, engine, page.
@Timeout(60)
final class TopologyTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    @TempDir
    Path folder;

    private WholeServer server;

    @BeforeEach
    void start() throws IOException {
        server = WholeServer.start(folder, "topology: {window: 2s}");
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    /// A resource's only span.
    ///
    /// @param kind  OpenTelemetry's number
    /// @param extra members of the span
    private static String resource(String service, String id, String parent, int kind, long startMs, String extra) {
        return """
                {"resource": {"attributes": [
                    {"key": "service.name", "value": {"stringValue": "%s"}},
                    {"key": "k8s.namespace.name", "value": {"stringValue": "north"}},
                    {"key": "k8s.node.name", "value": {"stringValue": "node-of-%s"}},
                    {"key": "k8s.pod.name", "value": {"stringValue": "%s-0"}}]},
                 "scopeSpans": [{"spans": [{"traceId": "%s", "spanId": "%s", "parentSpanId": "%s", "kind": %d,
                    "name": "buy", "startTimeUnixNano": "%d000000", "endTimeUnixNano": "%d000000"%s}]}]}
                """.formatted(service, service, service, TRACE, id, parent, kind, startMs, startMs + 80, extra);
    }

    private void send(String... resources) throws Exception {
        String body = "{\"resourceSpans\": [%s]}".formatted(String.join(",", resources));
        assertThat(server.post("/v1/traces", body).statusCode()).isEqualTo(200);
    }

    @Test
    void spans_of_three_services_become_edges_exemplars_and_a_trace_by_one_clock() throws Exception {
        long now = System.currentTimeMillis();
        String wrong = ", \"status\": {\"code\": 2}";
        send(resource("stock", "0000000000000003", "0000000000000002", 2, now - 60_000, wrong));
        send(
                resource("shop", "0000000000000001", "", 2, now, wrong),
                resource("shop", "0000000000000002", "0000000000000001", 3, now, wrong),
                resource("stock", "0000000000000004", "0000000000000003", 3, now, """
                        , "attributes": [{"key": "db.system.name", "value": {"stringValue": "redis"}},
                                         {"key": "server.address", "value": {"stringValue": "cache"}}]
                        """));

        String told = server.eventually("/api/topology", "\"to\":\"database:redis/cache\"");
        assertThat(told)
                .contains("\"from\":\"service:shop\",\"kind\":\"calls\",\"to\":\"service:stock\"")
                .contains("\"calls\":1,\"failed\":1,\"meanMs\":80.0")
                .contains("\"from\":\"pod:north/shop-0\",\"kind\":\"runs_on\",\"to\":\"host:node-of-shop\"")
                .contains("\"from\":\"service:stock\",\"kind\":\"runs_on\",\"to\":\"pod:north/stock-0\"");
        assertThat(server.get("/api/entity/edges?id=service:shop").body())
                .contains("\"to\":\"service:stock\"")
                .doesNotContain("redis");
        assertThat(server.get("/api/topology?at=" + (now - 3_600_000)).body()).contains("\"edges\":[]");
        assertThat(server.eventually("/api/entity/exemplars?id=service:stock", TRACE))
                .contains("\"failed\":true");
        assertThat(server.get("/api/trace?id=" + TRACE).body()).contains("\"shiftMs\":60000.0", "\"shiftMs\":0.0");
    }

    @Test
    void map_of_an_earlier_moment_says_whom_incidents_touched_by_then() throws Exception {
        long now = System.currentTimeMillis();
        send(
                resource("shop", "0000000000000002", "0000000000000001", 3, now - 60_000, ""),
                resource("stock", "0000000000000003", "0000000000000002", 2, now - 60_000, ""));
        server.eventually("/api/topology", "\"kind\":\"calls\"");
        server.post("/hooks/alertmanager", """
                {"alerts": [{"status": "firing", "fingerprint": "a", "startsAt": "%s",
                             "labels": {"alertname": "Slow", "service": "stock", "severity": "critical"}},
                            {"status": "firing", "fingerprint": "b", "startsAt": "%s",
                             "labels": {"alertname": "Errors", "service": "shop", "severity": "critical"}}]}
                """.formatted(
                        Instant.ofEpochMilli(now - 50_000), Instant.ofEpochMilli(now - 30_000)));
        server.eventually("/api/incidents", "\"members\":2");

        assertThat(touched(now - 55_000)).isEmpty();
        assertThat(touched(now - 40_000)).containsExactly("service:stock");
        assertThat(touched(now - 10_000)).containsExactly("service:shop", "service:stock");
        assertThat(server.get("/api/topology").body()).contains("\"atMs\":null");
    }

    private List<String> touched(long atMs) throws Exception {
        JsonNode answer = JsonMapper.shared()
                .readTree(server.get("/api/topology?at=" + atMs).body());
        assertThat(answer.path("atMs").asLong()).isEqualTo(atMs);
        return answer.path("standings")
                .valueStream()
                .filter(standing -> !standing.path("incident").asString().isEmpty())
                .map(standing -> standing.path("entity").asString())
                .toList();
    }

    @Test
    void graph_is_there_again_after_a_restart() throws Exception {
        long now = System.currentTimeMillis();
        send(
                resource("shop", "0000000000000002", "0000000000000001", 3, now, ""),
                resource("stock", "0000000000000003", "0000000000000002", 2, now, ""));
        server.eventually("/api/topology", "\"kind\":\"calls\"");
        String told = server.get("/api/entity/edges?id=service:shop").body();

        stop();
        start();

        assertThat(server.get("/api/entity/edges?id=service:shop").body()).isEqualTo(told);
    }

    @Test
    void written_samples_of_a_mesh_and_of_kube_state_metrics_become_edges() throws Exception {
        Map<String, String> mesh = Map.of(
                "source_workload", "shop",
                "source_workload_namespace", "north",
                "destination_workload", "stock",
                "destination_workload_namespace", "north",
                "reporter", "source");
        Map<String, String> pod = Map.of(
                "pod", "shop-1",
                "namespace", "north",
                "node", "n1",
                "created_by_kind", "DaemonSet",
                "created_by_name", "shop");
        byte[] body = new WrittenSeries()
                .add("istio_requests_total", mesh, 7)
                .add("kube_pod_info", pod, 1)
                .packed();
        var request = server.at("/api/v1/write")
                .header("Content-Encoding", "snappy")
                .header("Content-Type", "application/x-protobuf")
                .header("X-Prometheus-Remote-Write-Version", "0.1.0")
                .POST(BodyPublishers.ofByteArray(body));
        assertThat(server.ask(request).statusCode()).isEqualTo(204);

        assertThat(server.eventually("/api/topology", "\"kind\":\"runs_on\""))
                .contains("\"from\":\"service:north/shop\",\"kind\":\"calls\",\"to\":\"service:north/stock\"")
                .contains("\"from\":\"pod:north/shop-1\",\"kind\":\"runs_on\",\"to\":\"host:n1\"")
                .contains("\"from\":\"pod:north/shop-1\",\"kind\":\"member_of\",\"to\":\"daemonset:north/shop\"");
        assertThat(server.get("/metrics").body()).contains("vedette_topology_edges 4.0");
    }
}
