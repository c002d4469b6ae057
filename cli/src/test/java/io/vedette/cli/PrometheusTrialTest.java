// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.engine.EngineSettings;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.learn.LearnSettings;
import io.vedette.core.topology.TopologySettings;
import io.vedette.core.watch.WatchSettings;
import io.vedette.server.NotifySettings;
import io.vedette.server.ReceiverSettings;
import io.vedette.server.Settings;
import io.vedette.server.SourceSettings;
import io.vedette.server.Vedette;
import io.vedette.server.ask.host.Host;
import io.vedette.server.ask.promql.Prometheus;
import io.vedette.server.masking.MaskingSettings;
import io.vedette.server.narrate.NarratorSettings;
import io.vedette.server.settings.DataSettings;
import io.vedette.server.settings.RecordSettings;
import io.vedette.server.settings.ServerSettings;
import io.vedette.server.settings.TimeSettings;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// The whole road on a real Prometheus: three days back-filled, a model learnt, a quiet day and a planted fault judged.
@Tag("peers")
@Timeout(400)
final class PrometheusTrialTest {
    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int MACHINES = 3;
    private static final long DAY = 86_400;

    @Test
    void a_broken_correlation_is_found_within_three_minutes_and_a_quiet_day_stays_quiet(@TempDir Path folder)
            throws Exception {
        TrialTimes times = TrialTimes.endingAt(System.currentTimeMillis() / 1_000 - 120);
        MovingClock clock = new MovingClock(Instant.ofEpochSecond(times.learnt()));
        int port = Peer.freePort();
        try (Peer _ = prometheus(folder, times, port)) {
            Settings settings = settings(folder.resolve("data"), "http://127.0.0.1:" + port);
            try (Vedette vedette = new Vedette(settings, Kinds.all(), clock, "trial")) {
                long began = System.nanoTime();
                vedette.start(_ -> {});
                try (Visitor visitor = new Visitor(vedette.address())) {
                    Await.until("a model for each machine", PATIENCE, () -> models(visitor) == MACHINES);
                    System.out.printf("back-filled and learnt in %.1f s%n", (System.nanoTime() - began) / 1e9);
                    clock.moveTo(Instant.ofEpochSecond(times.end()));
                    Await.until("the last step judged", PATIENCE, () -> judgedUpTo(visitor) >= times.end() - 15);
                    Await.until("the incidents' ends", PATIENCE, () -> ended(visitor) >= MACHINES);
                }
            }
            TrialFigures figures = TrialFigures.read(settings, times);
            figures.print();
            figures.areGood(MACHINES);
        }
    }

    private static int models(Visitor visitor) throws Exception {
        return visitor.json("/api/models").path("models").size();
    }

    /// What was found waits for the tick after it before it is an incident.
    private static long ended(Visitor visitor) throws Exception {
        List<JsonNode> all =
                visitor.json("/api/incidents").path("incidents").valueStream().toList();
        boolean over = all.stream().noneMatch(incident -> incident.path("endMs").isNull());
        return over ? all.size() : 0;
    }

    private static long judgedUpTo(Visitor visitor) throws Exception {
        return visitor.json("/predict")
                        .path("verdicts")
                        .valueStream()
                        .mapToLong(verdict -> verdict.path("timeMs").asLong())
                        .min()
                        .orElse(0)
                / 1_000;
    }

    /// All as by default, but for silence: the clock jumps a day here, and nobody fell silent.
    private static Settings settings(Path data, String prometheus) {
        ExtractSettings extract = new ExtractSettings(Duration.ZERO, Duration.ofDays(30), 2_000);
        LearnSettings learn = LearnSettings.DEFAULT;
        LearnSettings once = new LearnSettings(
                learn.model(),
                learn.prefer(),
                learn.lookback(),
                learn.testShare(),
                Duration.ofDays(30),
                learn.inputs(),
                learn.threshold(),
                learn.seed());
        return new Settings(
                new DataSettings(data, Duration.ofDays(30), RecordSettings.DEFAULT),
                TimeSettings.DEFAULT,
                new ServerSettings("127.0.0.1", 0, ""),
                new SourceSettings(
                        new Host(false, Duration.ofSeconds(5), "none"),
                        List.of(),
                        List.of(Prometheus.at(prometheus)),
                        List.of()),
                ReceiverSettings.DEFAULT,
                MaskingSettings.DEFAULT,
                extract,
                WatchSettings.DEFAULT,
                CorrelateSettings.DEFAULT,
                io.vedette.core.budget.BudgetSettings.DEFAULT,
                once,
                List.of(),
                TopologySettings.DEFAULT,
                Map.of(),
                EngineSettings.DEFAULT,
                NotifySettings.NONE,
                NarratorSettings.NONE);
    }

    private static Peer prometheus(Path folder, TrialTimes times, int port) throws Exception {
        Path program = Peer.program("prometheus", "prometheus");
        Path tool = Peer.program("promtool", "prometheus");
        Path page = folder.resolve("history.om");
        long began = System.nanoTime();
        try (BufferedWriter writer = Files.newBufferedWriter(page)) {
            for (int machine = 0; machine < MACHINES; machine++) {
                Traffic traffic = new Traffic("web-" + machine + ":9100", 7 + machine, times.dawn(), times::isFaulty);
                for (long at = times.start(); at <= times.end(); at += Traffic.STEP) {
                    traffic.step(at, writer);
                }
            }
            writer.write("# EOF\n");
        }
        Path blocks = folder.resolve("blocks");
        Peer.Outcome made = Peer.run(
                tool,
                "tsdb",
                "create-blocks-from",
                "--max-block-duration=128h",
                "openmetrics",
                page.toString(),
                blocks.toString());
        assertThat(made.code()).as(made.text()).isZero();
        Files.delete(page);
        System.out.printf("history written in %.1f s%n", (System.nanoTime() - began) / 1e9);
        Path config = Files.writeString(folder.resolve("prometheus.yml"), "scrape_configs: []\n");
        return Peer.start(
                "ready to receive web requests",
                program,
                "--config.file=" + config,
                "--storage.tsdb.path=" + blocks,
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:" + port);
    }

    /// When what happens, in epoch seconds.
    ///
    /// @param start  of the history
    /// @param learnt what lies before is learnt from: three days
    /// @param quiet  the end of a quiet day after that
    /// @param fault  the begin of the fault
    /// @param end    of the history
    record TrialTimes(long start, long learnt, long quiet, long fault, long end) {
        static final long FAULT_SECONDS = 600;

        static TrialTimes endingAt(long now) {
            long end = now / Traffic.STEP * Traffic.STEP;
            long start = end - 4 * DAY - 7_200;
            return new TrialTimes(start, start + 3 * DAY, start + 4 * DAY, start + 4 * DAY + 1_800, end);
        }

        /// A quiet hour of the day for the fault: load and fault together stay where the load alone is at noon.
        long dawn() {
            return fault + 3_600;
        }

        boolean isFaulty(long seconds) {
            return seconds > fault && seconds <= fault + FAULT_SECONDS;
        }
    }
}
