// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A real Prometheus that writes all it scrapes to a running Vedette.
@Tag("peers")
@Timeout(120)
final class RemoteWriteTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    @Test
    void real_prometheus_writes_and_nothing_it_sends_is_refused() throws Exception {
        Path program = Peer.program("prometheus", "prometheus");
        int vedettePort = Peer.freePort();
        int port = Peer.freePort();
        Path settings =
                Files.writeString(folder.resolve("vedette.yml"), """
                data: {folder: %s}
                server: {port: %d}
                sources: {host: {enabled: false}}
                """.formatted(folder.resolve("data"), vedettePort));
        try (ServeProcess vedette = ServeProcess.serve(settings)) {
            String address = vedette.address(PATIENCE);
            try (Peer _ = prometheus(program, port, address);
                    Visitor here = new Visitor(address);
                    Visitor there = new Visitor("http://127.0.0.1:" + port)) {
                Await.until("a thousand samples", PATIENCE, () -> taken(here) > 1_000);
                Await.until(
                        "the entity",
                        PATIENCE,
                        () -> here.get("/api/entities").body().contains("127.0.0.1:" + port));

                JsonNode sender = sender(here);
                assertThat(sender.path("agent").asString()).startsWith("Prometheus/");
                assertThat(List.of("not-finite"))
                        .as("%s", sender)
                        .containsAll(List.copyOf(sender.path("refused").propertyNames()));
                assertThat(metric(there, "prometheus_remote_storage_samples_failed_total"))
                        .isZero();
                assertThat(metric(there, "prometheus_remote_storage_metadata_failed_total"))
                        .isZero();
            }
        }
    }

    private Peer prometheus(Path program, int port, String vedette) throws Exception {
        Path config = Files.writeString(folder.resolve("prometheus.yml"), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: prometheus
                    static_configs: [{targets: ["127.0.0.1:%d"]}]
                remote_write:
                  - url: %s/api/v1/write
                    send_native_histograms: true
                    metadata_config: {send_interval: 1s}
                    queue_config: {batch_send_deadline: 1s}
                """.formatted(port, vedette));
        return Peer.start(
                "ready to receive web requests",
                program,
                "--config.file=" + config,
                "--enable-feature=native-histograms",
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + port);
    }

    private static JsonNode sender(Visitor vedette) throws Exception {
        return vedette.json("/api/senders").path("senders").path(0);
    }

    private static long taken(Visitor vedette) throws Exception {
        return sender(vedette).path("taken").asLong();
    }

    private static double metric(Visitor prometheus, String promql) throws Exception {
        JsonNode answer = prometheus.json("/api/v1/query?query=" + URLEncoder.encode(promql, StandardCharsets.UTF_8));
        return answer.path("data").path("result").path(0).path("value").path(1).asDouble(-1);
    }
}
