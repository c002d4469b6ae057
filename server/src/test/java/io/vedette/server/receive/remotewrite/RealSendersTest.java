// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.core.metrics.Counter;
import io.prometheus.metrics.core.metrics.Gauge;
import io.prometheus.metrics.core.metrics.Histogram;
import io.prometheus.metrics.expositionformats.ExpositionFormatWriter;
import io.prometheus.metrics.expositionformats.ExpositionFormats;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Heard;
import io.vedette.server.receive.Peer;
import io.vedette.server.receive.ScriptedServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Real programs scrape pages of Prometheus's Java library and write what they scraped to us.
@Tag("peers")
@Timeout(90)
final class RealSendersTest {
    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Counter orders =
            Counter.builder().name("orders_total").labelNames("country", "way").register(registry);
    private final Gauge stock = Gauge.builder().name("stock").register(registry);
    private final Histogram latency = Histogram.builder()
            .name("latency_seconds")
            .nativeOnly()
            .labelNames("route")
            .register(registry);
    private final ExpositionFormats formats = ExpositionFormats.init();

    @TempDir
    private Path folder;

    /// A page is made once, so that whoever asks twice within it is told the same.
    private volatile Page page;

    private record Page(Map<Boolean, byte[]> bytes) {}

    private ExpositionFormatWriter writer(boolean protobuf) {
        return protobuf ? formats.getPrometheusProtobufWriter() : formats.getPrometheusTextFormatWriter();
    }

    private Page made() throws IOException {
        return new Page(Map.of(true, bytes(true), false, bytes(false)));
    }

    private byte[] bytes(boolean protobuf) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        writer(protobuf).write(out, registry.scrape(), EscapingScheme.UNDERSCORE_ESCAPING);
        return out.toByteArray();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String accept = exchange.getRequestHeaders().getFirst("Accept");
        boolean protobuf = accept != null && accept.contains("application/vnd.google.protobuf");
        byte[] bytes = page.bytes().get(protobuf);
        exchange.getResponseHeaders().set("Content-Type", writer(protobuf).getContentType());
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private void happen(int times) {
        for (int i = 0; i < times; i++) {
            latency.labelValues("/buy").observe(i % 10 < 6 ? 0.1 : 2.0);
            orders.labelValues("für", "a \"b\" \\c").inc();
        }
        stock.set(-12.25);
    }

    @Test
    void prometheus_writes_counters_gauges_and_native_histograms() throws Exception {
        scrapedAndWritten(Peer.program("prometheus", "prometheus"), "");
    }

    /// `scripts/prometheus-3` fetches the program; no stable Debian has one that speaks the second version.
    @Test
    @Tag("long")
    void prometheus_3_writes_the_same_in_the_second_version() throws Exception {
        String program = System.getenv("VEDETTE_PROMETHEUS_3");
        assumeTrue(program != null, "VEDETTE_PROMETHEUS_3 names no Prometheus 3");
        scrapedAndWritten(Path.of(program), "protobuf_message: io.prometheus.write.v2.Request");
    }

    private void scrapedAndWritten(Path program, String version) throws Exception {
        happen(50);
        page = made();
        try (ReceiverStage stage = ReceiverStage.open(RemoteWrite.DEFAULT::open);
                ScriptedServer shop = new ScriptedServer(this::answer);
                Peer _ = prometheus(program, shop.address(), stage, version)) {
            Sample first = heard(stage, "latency_seconds_count", 50);
            happen(100);
            page = made();
            heard(stage, "latency_seconds_count", 150);
            heard(stage, "orders_total", 150);

            Entity here = new Entity("host", shop.address());
            assertThat(first.series().entity()).isEqualTo(here);
            assertThat(first.series().kind()).isEqualTo(MetricKind.COUNTER);
            assertThat(first.series().labels().toMap()).isEqualTo(Map.of("job", "shop", "route", "/buy"));
            assertThat(stage.journal().samples("latency_seconds_sum").getFirst().value())
                    .isCloseTo(30 * 0.1 + 20 * 2.0, within(1e-9));
            assertThat(stage.journal().samples("latency_seconds_sum").getLast().value())
                    .isCloseTo(90 * 0.1 + 60 * 2.0, within(1e-9));
            // A bucket of the library's schema is 2.2 % wide.
            assertThat(heard(stage, "latency_seconds_p50", Double.NaN).value()).isCloseTo(0.1, within(0.003));
            assertThat(heard(stage, "latency_seconds_p99", Double.NaN).value()).isCloseTo(2.0, within(0.05));
            plain(stage, here);
        }
    }

    @Test
    void vmagent_writes_counters_and_gauges() throws Exception {
        Path program = Peer.program("vmagent", "victoria-metrics");
        happen(50);
        page = made();
        try (ReceiverStage stage = ReceiverStage.open(RemoteWrite.DEFAULT::open);
                ScriptedServer shop = new ScriptedServer(this::answer);
                Peer _ = vmagent(program, shop.address(), stage)) {
            heard(stage, "orders_total", 50);
            happen(100);
            page = made();
            heard(stage, "orders_total", 150);

            plain(stage, new Entity("host", shop.address()));
        }
    }

    private static void plain(ReceiverStage stage, Entity here) {
        Sample counted = stage.journal().samples("orders_total").getLast();
        assertThat(counted.series().entity()).isEqualTo(here);
        assertThat(counted.series().kind()).isEqualTo(MetricKind.COUNTER);
        assertThat(counted.series().labels().toMap())
                .isEqualTo(Map.of("job", "shop", "country", "für", "way", "a \"b\" \\c"));
        assertThat(stage.journal().samples("orders_total"))
                .extracting(Sample::value)
                .isSorted()
                .containsOnly(50.0, 150.0);
        assertThat(heard(stage, "stock", -12.25).series().kind()).isEqualTo(MetricKind.GAUGE);
        assertThat(stage.journal().samples("stock")).extracting(Sample::value).containsOnly(-12.25);
    }

    /// The first sample of a metric with this value; with any where that is no number.
    private static Sample heard(ReceiverStage stage, String metric, double value) {
        return Heard.first(
                        stage,
                        Sample.class,
                        sample -> sample.series().metric().equals(metric)
                                && (Double.isNaN(value) || sample.value() == value),
                        1)
                .getFirst();
    }

    private Path targets(String name, String shop, String more) throws IOException {
        return Files.writeString(folder.resolve(name), """
                global: {scrape_interval: 1s}
                scrape_configs:
                  - job_name: shop
                    static_configs: [{targets: ["%s"]}]
                """.formatted(shop) + more);
    }

    private Peer prometheus(Path program, String shop, ReceiverStage stage, String version) throws IOException {
        Path config = targets("prometheus.yml", shop, """
                remote_write:
                  - url: %s/api/v1/write
                    send_native_histograms: true
                    %s
                    metadata_config: {send_interval: 1s}
                    queue_config: {batch_send_deadline: 1s}
                """.formatted(stage.address(), version));
        return Peer.start(
                "ready to receive web requests",
                program,
                "--config.file=" + config,
                "--enable-feature=native-histograms",
                "--storage.tsdb.path=" + folder.resolve("tsdb"),
                "--web.listen-address=127.0.0.1:" + Peer.freePort());
    }

    private Peer vmagent(Path program, String shop, ReceiverStage stage) throws IOException {
        return Peer.start(
                "started vmagent",
                program,
                "-promscrape.config=" + targets("vmagent.yml", shop, ""),
                "-remoteWrite.url=" + stage.address() + "/api/v1/write",
                "-remoteWrite.tmpDataPath=" + folder.resolve("queue"),
                "-httpListenAddr=127.0.0.1:" + Peer.freePort());
    }
}
