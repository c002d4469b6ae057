// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Vedette among a real Prometheus, a real node_exporter and a real nginx, set up by the files we ship.
@Tag("peers")
@Timeout(180)
final class PeersTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static Neighbourhood around;

    @BeforeAll
    static void open() throws Exception {
        around = new Neighbourhood(folder);
        Await.until(
                "the score in Prometheus",
                PATIENCE,
                () -> !results(around.query("anomaly_score")).isEmpty());
    }

    @AfterAll
    static void close() throws Exception {
        if (around != null) {
            around.close();
        }
    }

    private static List<JsonNode> results(JsonNode answer) {
        return answer.path("data").path("result").valueStream().toList();
    }

    private static void hasData(Shipped.Query query) throws Exception {
        Await.until(
                "data for " + query,
                PATIENCE,
                () -> !results(around.query(query.promql())).isEmpty());
    }

    @Test
    void each_query_of_the_dashboard_has_data() throws Exception {
        assertThat(Shipped.dashboard()).hasSizeGreaterThan(10);
        for (Shipped.Query query : Shipped.dashboard()) {
            hasData(query);
        }
    }

    @Test
    void each_alert_is_evaluated_and_what_it_compares_has_data() throws Exception {
        assertThat(Shipped.alerts()).hasSizeGreaterThan(8);
        for (Shipped.Query alert : Shipped.alerts()) {
            assertThat(around.query(alert.promql()).path("status").asString())
                    .as("%s", alert)
                    .isEqualTo("success");
            hasData(new Shipped.Query(alert.where(), Shipped.leftOf(alert.promql())));
        }
        Await.until(
                "all rules healthy",
                PATIENCE,
                () -> around.ask("/api/v1/rules")
                        .path("data")
                        .path("groups")
                        .path(0)
                        .path("rules")
                        .valueStream()
                        .allMatch(rule -> rule.path("health").asString().equals("ok")));
    }

    @Test
    void each_classic_query_has_data_of_a_real_node_exporter() throws Exception {
        JsonNode source = Shipped.read("examples/classic-queries.yml")
                .path("sources")
                .path("prometheus")
                .path(0)
                .path("queries");
        assertThat(source.size()).isEqualTo(7);
        for (var query : source.properties()) {
            hasData(new Shipped.Query(
                    query.getKey(), query.getValue().path("promql").asString()));
        }
    }

    @Test
    void metrics_are_well_formed_and_bear_their_labels() throws Exception {
        try (Visitor visitor = new Visitor(around.vedette())) {
            String page = visitor.get("/metrics").body();
            Peer.Outcome checked = Peer.feed(page, Peer.program("promtool", "prometheus"), "check", "metrics");

            assertThat(checked.code()).as(checked.text()).isZero();
            assertThat(page).contains("# TYPE anomaly_score gauge").contains("# TYPE anomaly_state gauge");
        }
        JsonNode score = results(around.query("anomaly_score")).getFirst().path("metric");
        assertThat(score.path("entity").asString()).isEqualTo("host:web");
        assertThat(score.path("model").asString()).isNotBlank();
        assertThat(score.path("job").asString()).isEqualTo("vedette");
        JsonNode type = around.ask("/api/v1/metadata?metric=vedette_inlet_taken_observations");
        assertThat(type.path("data")
                        .path("vedette_inlet_taken_observations")
                        .path(0)
                        .path("type")
                        .asString())
                .isEqualTo("counter");
        assertThat(results(around.query("up{job=\"vedette\"}"))
                        .getFirst()
                        .path("value")
                        .path(1)
                        .asString())
                .isEqualTo("1");
        assertThat(results(around.query("sum by (entity) (anomaly_state)"))
                        .getFirst()
                        .path("value")
                        .path(1)
                        .asString())
                .as("an entity is in one state")
                .isEqualTo("1");
    }

    @Test
    void pages_and_resources_work_below_a_path_of_nginx() throws Exception {
        int port = Peer.freePort();
        try (Peer _ = nginx(port);
                Visitor through = new Visitor("http://127.0.0.1:" + port);
                Visitor direct = new Visitor(around.vedette())) {
            Await.until("nginx", PATIENCE, () -> answers(through));
            assertThat(through.get("/anomaly").statusCode()).isEqualTo(301);
            assertThat(through.get("/anomaly").headers().firstValue("Location").orElse(""))
                    .endsWith("/anomaly/");
            assertThat(through.get("/anomaly/").statusCode())
                    .isEqualTo(direct.get("/").statusCode());
            assertThat(through.json("/anomaly/api/status").path("sentence").asString())
                    .isNotBlank();
            assertThat(through.get("/anomaly/metrics").body()).contains("anomaly_score{");
            assertThat(through.get("/anomaly/predict").statusCode()).isEqualTo(200);
            HttpResponse<String> refused = through.post("/anomaly/predict", "{}");
            assertThat(refused.statusCode()).isEqualTo(422);
            assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
            assertThat(through.get("/api/status").statusCode()).isEqualTo(404);
            newsComeAtOnce("http://127.0.0.1:" + port + "/anomaly/api/live");
        }
    }

    private static boolean answers(Visitor visitor) {
        try {
            return visitor.get("/anomaly/healthz").statusCode() == 200;
        } catch (Exception e) {
            return false;
        }
    }

    /// Three events come while the answer is far from its end.
    private static void newsComeAtOnce(String address) throws Exception {
        var connection = URI.create(address).toURL().openConnection();
        connection.setReadTimeout(20_000);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(connection.getInputStream()))) {
            CompletableFuture<Long> events = CompletableFuture.supplyAsync(() -> lines.lines()
                    .filter(line -> line.startsWith("data:"))
                    .limit(3)
                    .count());
            assertThat(events.get(20, TimeUnit.SECONDS)).isEqualTo(3);
        }
    }

    private static Peer nginx(int port) throws Exception {
        Path program = Peer.program("nginx", "nginx");
        Path home = Files.createDirectories(folder.resolve("nginx"));
        Files.writeString(
                home.resolve("vedette.conf"),
                Files.readString(Shipped.file("nginx/vedette.conf"))
                        .replace("127.0.0.1:9190", "127.0.0.1:" + around.vedettePort()));
        Path config = Files.writeString(home.resolve("nginx.conf"), """
                daemon off; master_process off; pid nginx.pid; error_log stderr notice;
                events {}
                http {
                    access_log off;
                    client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi; scgi_temp_path scgi;
                    server { listen 127.0.0.1:%d; root /nonexistent; include vedette.conf; }
                }
                """.formatted(port));
        return Peer.launch(program, "-p", home.toString(), "-c", config.toString());
    }
}
