// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.MetricKind;
import io.vedette.server.ask.BoundedHttp;
import io.vedette.server.ask.HttpAccess;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.Peer;
import io.vedette.server.receive.RecordingJournal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Tag("peers")
@Timeout(60)
class NodeExporterTest {
    @Test
    void a_real_node_exporter_is_scraped_whole() throws Exception {
        Path program = Peer.program("prometheus-node-exporter", "prometheus-node-exporter");
        int port = Peer.freePort();
        RecordingJournal journal = new RecordingJournal();
        Inlet inlet = new Inlet(journal, InstantSource.system());
        ScrapeTarget target = ScrapeTarget.valueOf("127.0.0.1:" + port);

        try (Peer _ = Peer.start("Listening on", program, "--web.listen-address=127.0.0.1:" + port);
                BoundedHttp http = BoundedHttp.open(HttpAccess.NONE, Duration.ofSeconds(5));
                TargetScrape scrape =
                        new TargetScrape(target, Scrape.of(List.of(target)), http, inlet, InstantSource.system())) {
            scrape.turn(1_700_000_000_000_000_000L);
            assertThat(scrape.status().remark()).isEmpty();
        }

        assertThat(journal.samples("up").getFirst().value()).isEqualTo(1);
        assertThat(journal.samples("node_cpu_seconds_total"))
                .isNotEmpty()
                .allSatisfy(sample -> assertThat(sample.series().kind()).isEqualTo(MetricKind.COUNTER));
        assertThat(journal.samples("node_memory_MemAvailable_bytes"))
                .hasSize(1)
                .allSatisfy(sample -> assertThat(sample.series().kind()).isEqualTo(MetricKind.GAUGE));
    }
}
