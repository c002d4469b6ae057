// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A running server among sources that misbehave and visitors who ask for nonsense: it tells each what is wrong, and
/// goes on.
@Timeout(120)
final class BadNeighboursTest {
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String TEXT = "text/plain; version=0.0.4";

    @TempDir
    private static Path folder;

    private static Loopback pages;
    private static ServeProcess server;
    private static Visitor visitor;
    private static Path settings;

    @BeforeAll
    static void start() throws Exception {
        pages = new Loopback()
                .on("/good", exchange -> Loopback.answer(exchange, 200, TEXT, "# TYPE a gauge\na 1\n"))
                .on("/malformed", exchange -> Loopback.answer(exchange, 200, TEXT, "a{b=\"c 1\n"))
                .on(
                        "/numbers",
                        exchange -> Loopback.answer(exchange, 200, TEXT, "a NaN\nb +Inf\nc -Inf\nd 1e308\ne 2\n"))
                .on("/repeated", exchange -> Loopback.answer(exchange, 200, TEXT, "a 1\na 2\n"))
                .on("/empty", exchange -> Loopback.answer(exchange, 200, TEXT, ""))
                .on("/error", exchange -> Loopback.answer(exchange, 500, TEXT, "broken"))
                .on("/hangs", BadNeighboursTest::hang)
                .on("/endless", BadNeighboursTest::pour);
        settings = Files.writeString(folder.resolve("vedette.yml"), yaml());
        train(folder.resolve("data/models/host%3Aweb/20260101-000000.vdm"));
        server = ServeProcess.serve(settings);
        visitor = new Visitor(server.address(PATIENCE));
    }

    private static String yaml() throws IOException {
        StringBuilder yaml = new StringBuilder("""
                data: {folder: %s}
                server: {port: 0}
                sources:
                  host: {enabled: false}
                  prometheus:
                    - {url: "http://127.0.0.1:%d", interval: 1s}
                  scrape:
                """.formatted(folder.resolve("data"), Peer.freePort()));
        for (String path :
                new String[] {"good", "malformed", "numbers", "repeated", "empty", "error", "hangs", "endless"}) {
            yaml.append("""
                        - interval: 2s
                          limits: {timeout: 1s}
                          targets: [{address: "http://%s/%s", entity: "target:%s"}]
                    """.formatted(pages.host(), path, path));
        }
        return yaml.toString();
    }

    private static void train(Path model) throws Exception {
        Path sheet = Sheet.quiet(folder.resolve("web.csv"), 1);
        Files.createDirectories(model.getParent());
        Cli cli = Cli.run(
                "train", sheet.toString(), "--labels", "label", "--entity", "host:web", "--out", model.toString());
        assertThat(cli.code()).as(cli.all()).isZero();
    }

    private static void hang(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("a 1\n".getBytes());
        exchange.getResponseBody().flush();
        try {
            Thread.sleep(Duration.ofSeconds(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// A gibibyte, or as much of it as the other side takes.
    private static void pour(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        byte[] block = "a_metric_with_a_name 123456.789\n".repeat(4_096).getBytes();
        try (OutputStream out = exchange.getResponseBody()) {
            for (long sent = 0; sent < 1L << 30; sent += block.length) {
                out.write(block);
            }
        }
    }

    @AfterAll
    static void stop() {
        visitor.close();
        server.close();
        pages.close();
        String log = server.log();
        assertThat(log).doesNotContain("\tat ").doesNotContain("Caused by").doesNotContain("OutOfMemory");
    }

    private static JsonNode source(String end) throws Exception {
        return visitor.json("/api/status")
                .path("sources")
                .valueStream()
                .filter(source -> source.path("name").asString().endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "/malformed, line 1",
        "/error, 500",
        "/hangs, time",
        "/endless, limit",
    })
    void bad_target_is_down_and_says_why(String path, String why) throws Exception {
        Await.until(
                path + " tried",
                PATIENCE,
                () -> !source(path).path("remark").asString().contains("not asked yet"));
        JsonNode source = source(path);

        System.out.println(source);
        assertThat(source.path("up").asBoolean()).isFalse();
        assertThat(source.path("remark").asString()).contains(why);
        assertThat(source.path("remark").asString()).doesNotContain("Exception");
    }

    @Test
    void good_target_beside_them_is_heard_on() throws Exception {
        Await.until(
                "three scrapes of the good one",
                PATIENCE,
                () -> source("/good").path("samples").asLong() >= 3);
        assertThat(source("/good").path("up").asBoolean()).isTrue();
        assertThat(visitor.get("/metrics").body())
                .contains("vedette_source_up{kind=\"scrape\",source=\"http://%s/good\"} 1".formatted(pages.host()));
    }

    @Test
    void values_that_are_no_numbers_are_counted_and_the_rest_is_taken() throws Exception {
        Await.until(
                "numbers heard", PATIENCE, () -> source("/numbers").path("up").asBoolean());
        JsonNode status = visitor.json("/api/status");

        assertThat(status.path("rejected").path("not-finite").asLong()).isGreaterThanOrEqualTo(3);
        assertThat(visitor.get("/metrics").body())
                .contains("vedette_inlet_rejected_observations_total{reason=\"not-finite\"}");
    }

    @Test
    void prometheus_that_is_not_there_is_told_in_the_status() throws Exception {
        Await.until(
                "an attempt",
                PATIENCE,
                () -> visitor.json("/api/status")
                        .path("sources")
                        .valueStream()
                        .anyMatch(source -> source.path("kind").asString().equals("prometheus")
                                && source.path("remark").asString().contains("refused")));
    }

    @Test
    void doctor_names_the_sources_that_are_down() {
        Cli cli = Cli.run("doctor", "--config", settings.toString(), "--server", serverAddress());

        assertThat(cli.code()).as(cli.all()).isEqualTo(1);
        assertThat(cli.out()).contains("PROBLEM").contains("/malformed");
    }

    private static String serverAddress() {
        try {
            return server.address(PATIENCE);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void second_process_on_the_same_folder_is_refused() throws Exception {
        try (ServeProcess second = ServeProcess.serve(settings)) {
            assertThat(second.exitCode(PATIENCE)).isEqualTo(2);
            assertThat(second.log()).contains(folder.resolve("data").toString()).contains("another");
            assertThat(Cli.showsStack(second.log())).as(second.log()).isFalse();
        }
        assertThat(visitor.get("/healthz").statusCode()).isEqualTo(200);
    }

    @Test
    void port_in_use_is_refused() throws Exception {
        String port = serverAddress().replaceAll(".*:", "");
        Path other = Files.writeString(
                folder.resolve("other.yml"),
                "data: {folder: %s}\nserver: {port: %s}\nsources: {host: {enabled: false}}\n"
                        .formatted(folder.resolve("other"), port));
        try (ServeProcess second = ServeProcess.serve(other)) {
            assertThat(second.exitCode(PATIENCE)).isEqualTo(2);
            assertThat(second.log())
                    .contains("cannot listen on 127.0.0.1 port " + port)
                    .contains("in use");
            assertThat(second.log()).doesNotContain("\tat ");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"entity\": | 400",
                "[1, 2] | 422",
                "{\"entity\": \"host:web\"} | 422",
                "{\"entity\": \"host:web\", \"rows\": []} | 422",
                "{\"entity\": \"host:web\", \"rows\": [{\"cpu\": 1}]} | 422",
                "{\"entity\": \"host:web\", \"rows\": [{\"cpu\": NaN}]} | 400",
                "{\"entity\": \"host:web\", \"rows\": [{\"cpu\": \"NaN\"}]} | 422",
                "{\"entity\": \"host:web\", \"rows\": [{\"cpu\": 1e999}]} | 422",
                "{\"entity\": \"host:web\", \"rows\": [7]} | 422",
                "{\"entity\": \"nobody\", \"rows\": [{\"cpu\": 1}]} | 404",
                "{\"entity\": \"\", \"rows\": [{\"cpu\": 1}]} | 422",
                "{\"entity\": \"host:nobody\", \"rows\": [{\"cpu\": 1}]} | 404",
            })
    void rows_that_cannot_be_judged_are_a_problem(String body, int status) throws Exception {
        isProblem(visitor.post("/predict", body), status);
    }

    @Test
    void unknown_signal_brings_the_nearest() throws Exception {
        String rows = "{\"cpuu\": 1, \"disk\": 2},".repeat(60) + "{\"cpu\": 1}";
        HttpResponse<String> answer =
                visitor.post("/predict", "{\"entity\": \"host:web\", \"rows\": [%s]}".formatted(rows));

        isProblem(answer, 422);
        assertThat(answer.body()).contains("did you mean 'cpu'");
    }

    @Test
    void rows_that_can_be_judged_are() throws Exception {
        String rows = "{\"cpu\": 40, \"memory\": 42, \"disk\": 200, \"network\": 320},".repeat(60);
        HttpResponse<String> answer = visitor.post(
                "/predict",
                "{\"entity\": \"host:web\", \"rows\": [%s]}".formatted(rows.substring(0, rows.length() - 1)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(JsonMapper.shared().readTree(answer.body()).path("verdicts").size())
                .isEqualTo(60);
    }

    private static void isProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("title").asString()).isNotBlank();
        assertThat(problem.path("detail").asString()).isNotBlank();
        assertThat(Cli.showsStack(answer.body())).as(answer.body()).isFalse();
    }

    @Test
    void odd_requests_are_answered_without_our_mistake() throws Exception {
        for (OddRequest odd : OddRequest.all()) {
            HttpResponse<String> answer = visitor.ask(odd.method(), odd.path(), odd.body());

            assertThat(answer.statusCode()).as("%s gave %s", odd, answer.body()).isLessThan(500);
            assertThat(answer.body()).as("%s", odd).doesNotContain("\tat ").doesNotContain("Exception");
        }
        assertThat(visitor.get("/healthz").statusCode()).isEqualTo(200);
        assertThat(server.log()).doesNotContain("request failed");
    }
}
