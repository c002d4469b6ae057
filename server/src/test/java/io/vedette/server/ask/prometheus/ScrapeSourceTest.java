// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.prometheus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.server.ask.HttpAccess;
import io.vedette.server.ask.Source.Status;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.RecordingJournal;
import io.vedette.server.receive.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScrapeSourceTest {
    private final Inlet inlet = new Inlet(new RecordingJournal(), InstantSource.system());

    private static Scrape settings(List<ScrapeTarget> targets, Path file) {
        return new Scrape(
                targets,
                List.of(file.toString()),
                "http",
                "/metrics",
                Duration.ofSeconds(1),
                new ScrapeLimits(Duration.ofSeconds(1), 1 << 20, 1_000),
                HttpAccess.NONE);
    }

    @Test
    void targets_come_and_go_with_their_files(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("targets.json");
        Files.writeString(file, "[{\"targets\": [\"127.0.0.1:1\", \"127.0.0.1:2\"], \"labels\": {\"job\": \"x\"}}]");
        try (ScrapeSource source =
                new ScrapeSource(settings(List.of(), folder.resolve("*.json")), inlet, InstantSource.system())) {
            source.discover();
            assertThat(source.targets()).extracting(Status::name).hasSize(2);

            Files.writeString(file, "- targets: ['127.0.0.1:2']\n  labels: {job: x}\n");
            source.discover();

            assertThat(source.targets()).extracting(Status::name).containsExactly("http://127.0.0.1:2/metrics");
        }
    }

    @Test
    void a_file_that_breaks_keeps_the_targets_it_had(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("targets.yml");
        Files.writeString(file, "- targets: ['127.0.0.1:1']\n");
        try (ScrapeSource source = new ScrapeSource(settings(List.of(), file), inlet, InstantSource.system())) {
            source.discover();
            Files.writeString(file, "- targets: [ 'half a lin");

            source.discover();

            assertThat(source.targets()).hasSize(1);
            assertThat(source.status().remark()).contains("targets.yml cannot be used");
        }
    }

    @Test
    void it_scrapes_by_itself_until_it_is_closed(@TempDir Path folder) throws Exception {
        CountDownLatch asked = new CountDownLatch(2);
        try (ScriptedServer server = new ScriptedServer(exchange -> {
            asked.countDown();
            ScriptedServer.answer(exchange, 200, "text/plain", "a 1\n");
        })) {
            Scrape settings = settings(List.of(ScrapeTarget.valueOf(server.address())), folder.resolve("none.yml"));
            ScrapeSource source = new ScrapeSource(settings, inlet, InstantSource.system());
            source.start();
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            source.close();
            source.close();

            assertThat(source.targets()).isEmpty();
        }
    }

    @Test
    void an_address_that_is_none_is_refused_with_its_key() {
        assertThatThrownBy(() -> Scrape.of(List.of(ScrapeTarget.valueOf("file:///etc/passwd"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("scrape.targets");
    }
}
