// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.DecoderStand;
import io.vedette.server.receive.Heard;
import io.vedette.server.receive.Peer;
import io.vedette.server.settings.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Splunk's own logging library for JavaScript sends in batches; it lies among the packages that the pages are built
/// with.
@Tag("peers")
@Timeout(60)
final class SplunkLoggingTest {
    private static final List<String> SEVERITIES = List.of("debug", "info", "warn", "error");

    private static final String PROGRAM = """
            const { Logger } = require(process.argv[2]);
            const told = JSON.parse(require("node:fs").readFileSync(process.argv[3], "utf8"));
            const logger = new Logger({ url: process.argv[4], token: "s3cret", maxBatchCount: 0 });
            const fail = (error) => { console.error(error); process.exit(1); };
            logger.error = fail;
            const send = (from) => {
              if (from >= told.length) process.exit(0);
              told.slice(from, from + 7).forEach((one) => logger.send(one));
              logger.flush((error, response, body) => {
                if (error || body.code !== 0) fail(error || body);
                send(from + 7);
              });
            };
            send(0);
            """;

    private final JsonMapper json = new JsonMapper();

    @TempDir
    private Path folder;

    private record Told(String message, String severity, Map<String, Object> metadata) {}

    @Test
    void every_event_arrives_as_it_was_sent() throws Exception {
        Path node = Peer.program("node", "nodejs");
        Path library = Path.of("..", "ui", "node_modules", "splunk-logging")
                .toAbsolutePath()
                .normalize();
        long nowMillis = Instant.now().toEpochMilli();
        Random random = new Random(5);
        List<Told> told = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Map<String, Object> metadata = Map.of(
                    "time", (nowMillis - i) / 1_000.0, "host", "web-" + i % 3, "source", "shop", "sourcetype", "app");
            told.add(new Told(
                    i + " " + DecoderStand.text(random), SEVERITIES.get(random.nextInt(SEVERITIES.size())), metadata));
        }
        Path program = Files.writeString(folder.resolve("send.cjs"), PROGRAM);
        Path events = Files.writeString(folder.resolve("events.json"), json.writeValueAsString(told));
        try (ReceiverStage stage = ReceiverStage.open(new Hec(true, new Secret("s3cret"))::open)) {
            Peer.run(
                    node,
                    program.toString(),
                    library.toString(),
                    events.toString(),
                    stage.address().toString());

            List<LogLine> lines = Heard.lines(stage, told.size());
            assertThat(lines).hasSize(told.size());
            for (int i = 0; i < told.size(); i++) {
                LogLine line = lines.get(i);
                assertThat(line.text()).isEqualTo(told.get(i).message());
                assertThat(line.nanos()).isEqualTo((nowMillis - i) * 1_000_000L);
                assertThat(line.severity())
                        .isEqualTo(Severity.ofWord(told.get(i).severity()));
                assertThat(line.entity()).isEqualTo(new Entity("host", "web-" + i % 3));
                assertThat(line.attributes()).containsEntry("source", "shop").containsEntry("sourcetype", "app");
            }
        }
    }
}
