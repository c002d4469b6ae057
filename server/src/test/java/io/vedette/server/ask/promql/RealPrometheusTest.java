// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Sample;
import io.vedette.server.ask.HttpAccess;
import io.vedette.server.ask.Source;
import io.vedette.server.receive.HandClock;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.Peer;
import io.vedette.server.receive.RecordingJournal;
import io.vedette.server.receive.RecordingLedger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("peers")
@Timeout(120)
class RealPrometheusTest {
    /// Whole hours, so that blocks and grid begin together.
    private static final long END = 1_700_006_400L;

    private static final int HOURS = 26;

    @Test
    void the_history_of_a_real_prometheus_is_brought_over(@TempDir Path folder) throws Exception {
        HandClock clock = new HandClock(Instant.ofEpochSecond(END));
        RecordingJournal journal = new RecordingJournal();
        RecordingLedger ledger = new RecordingLedger();
        Inlet inlet = new Inlet(journal, clock);

        try (Peer _ = prometheus(folder);
                Source source =
                        new PrometheusSource(settings(folder, Duration.ofDays(1)), inlet, ledger, clock, _ -> {})) {
            ((PrometheusSource) source).turn();
            assertThat(source.status().remark()).isEmpty();
            assertThat(source.status().up()).isTrue();
        }

        assertThat(journal.samples("busy"))
                .hasSize(2 * 24 * 60)
                .allSatisfy(sample -> assertThat(sample.value()).isEqualTo(value(sample)));
        assertThat(journal.samples())
                .isSortedAccordingTo((a, b) -> Long.compare(a.nanos(), b.nanos()))
                .extracting(sample -> sample.series().entity())
                .containsOnly(new Entity("host", "web0"), new Entity("host", "web1"));
        assertThat(journal.samples("memory_active")).isNotEmpty();
    }

    @Test
    void a_real_prometheus_says_what_is_wrong_with_a_query(@TempDir Path folder) throws Exception {
        HandClock clock = new HandClock(Instant.ofEpochSecond(END));
        Inlet inlet = new Inlet(new RecordingJournal(), clock);

        try (Peer _ = prometheus(folder);
                PrometheusSource source = new PrometheusSource(
                        with(folder, Map.of("bad", PromQuery.valueOf("sum(busy")), Duration.ZERO),
                        inlet,
                        new RecordingLedger(),
                        clock,
                        _ -> {})) {
            source.turn();
            assertThat(source.status().remark()).contains("unclosed left parenthesis");
        }
    }

    private static double value(Sample sample) {
        String number = sample.series().entity().name().substring(3);
        return sample.nanos() / 60_000_000_000L % 100 + Integer.parseInt(number) / 2.0;
    }

    private static Prometheus settings(Path folder, Duration backfill) throws IOException {
        Map<String, PromQuery> queries = Map.of(
                "busy", PromQuery.valueOf("busy"),
                "memory_active", ClassicQueries.ALL.get("memory_active"));
        return with(folder, queries, backfill);
    }

    private static Prometheus with(Path folder, Map<String, PromQuery> queries, Duration backfill) throws IOException {
        return new Prometheus(
                Files.readString(folder.resolve("url")),
                queries,
                Duration.ofMinutes(1),
                backfill,
                EntityRule.DEFAULT,
                QueryLimits.DEFAULT,
                HttpAccess.NONE);
    }

    private static Peer prometheus(Path folder) throws IOException, InterruptedException {
        Path program = Peer.program("prometheus", "prometheus");
        Path tool = Peer.program("promtool", "prometheus");
        Path page = folder.resolve("history.om");
        Path blocks = folder.resolve("blocks");
        Files.writeString(page, history());
        Peer.run(tool, "tsdb", "create-blocks-from", "openmetrics", page.toString(), blocks.toString());
        Path config = Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []\n");
        String address = "127.0.0.1:" + Peer.freePort();
        Files.writeString(folder.resolve("url"), "http://" + address);
        return Peer.start(
                "ready to receive web requests",
                program,
                "--config.file=" + config,
                "--storage.tsdb.path=" + blocks,
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=" + address);
    }

    /// One point a minute of two machines, as OpenMetrics with timestamps.
    private static String history() {
        StringBuilder page = new StringBuilder("# TYPE busy gauge\n");
        for (int web = 0; web < 2; web++) {
            for (long t = END - HOURS * 3_600L; t <= END; t += 60) {
                page.append("busy{instance=\"web%d\"} %s %d%n".formatted(web, t / 60 % 100 + web / 2.0, t));
            }
        }
        for (String metric : new String[] {"node_memory_Active_bytes", "node_memory_MemTotal_bytes"}) {
            page.append("# TYPE ").append(metric).append(" gauge\n");
            for (long t = END - HOURS * 3_600L; t <= END; t += 60) {
                page.append("%s{instance=\"web0\"} 1024 %d%n".formatted(metric, t));
            }
        }
        return page.append("# EOF\n").toString();
    }
}
