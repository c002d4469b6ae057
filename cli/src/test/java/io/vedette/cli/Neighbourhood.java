// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import tools.jackson.databind.JsonNode;

/// A running Vedette with a model, a real node_exporter, and a real Prometheus that scrapes both as `deploy/` says,
/// only oftener.
final class Neighbourhood implements Closeable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Deque<Closeable> opened = new ArrayDeque<>();
    private final Path folder;
    private final int vedettePort = Peer.freePort();
    private final int prometheusPort = Peer.freePort();
    private final Visitor prometheus;

    Neighbourhood(Path folder) throws Exception {
        this.folder = folder;
        Path prometheusProgram = Peer.program("prometheus", "prometheus");
        Path exporterProgram = Peer.program("prometheus-node-exporter", "prometheus-node-exporter");
        prometheus = new Visitor("http://127.0.0.1:" + prometheusPort);
        try {
            open(prometheusProgram, exporterProgram);
        } catch (Exception failed) {
            close();
            throw failed;
        }
    }

    private void open(Path prometheusProgram, Path exporterProgram) throws Exception {
        StandInPrometheus history = keep(new StandInPrometheus());
        Path settings = Files.writeString(
                folder.resolve("vedette.yml"), """
                data: {folder: %s}
                server: {port: %d}
                learn: {model: isolation-forest}
                sources:
                %s
                """.formatted(folder.resolve("data"), vedettePort, history.yaml()));
        keep(ServeProcess.serve(settings)).address(PATIENCE);
        Loopback postgres = keep(new Loopback())
                .on(
                        "/metrics",
                        exchange -> Loopback.answer(
                                exchange,
                                200,
                                "text/plain; version=0.0.4",
                                "pg_stat_database_numbackends{datname=\"shop\"} 7\n"));
        int exporterPort = Peer.freePort();
        keep(Peer.start("Listening on", exporterProgram, "--web.listen-address=127.0.0.1:" + exporterPort));
        Files.copy(Shipped.file("prometheus/alerts.yml"), folder.resolve("alerts.yml"));
        String shipped = Files.readString(Shipped.file("prometheus/prometheus.yml"))
                .replace("15s", "1s")
                .replace("\"localhost:9190\"", "\"127.0.0.1:%d\"".formatted(vedettePort))
                .replace("\"localhost:9100\"", "\"127.0.0.1:%d\", \"%s\"".formatted(exporterPort, postgres.host()));
        Path config = Files.writeString(folder.resolve("prometheus.yml"), shipped);
        keep(Peer.start(
                "ready to receive web requests",
                prometheusProgram,
                "--config.file=" + config,
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + prometheusPort));
    }

    private <T extends Closeable> T keep(T part) {
        opened.push(part);
        return part;
    }

    String vedette() {
        return "http://127.0.0.1:" + vedettePort;
    }

    int vedettePort() {
        return vedettePort;
    }

    String prometheus() {
        return "http://127.0.0.1:" + prometheusPort;
    }

    /// What the real Prometheus answers to a query now.
    JsonNode query(String promql) throws Exception {
        return prometheus.json(
                "/api/v1/query?query=" + java.net.URLEncoder.encode(promql, java.nio.charset.StandardCharsets.UTF_8));
    }

    JsonNode ask(String path) throws Exception {
        return prometheus.json(path);
    }

    @Override
    public void close() throws IOException {
        prometheus.close();
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
