// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// This very host, put under a load that it did not know.
@Tag("peers")
@Tag("long")
@Timeout(300)
final class StressTest {
    private static final double MOST_BUSY = 70;
    private static final Duration PATIENCE = Duration.ofSeconds(200);

    @Test
    void load_that_the_host_did_not_know_opens_an_incident_that_names_it(@TempDir Path folder) throws Exception {
        Path stress = Peer.program("stress-ng", "stress-ng");
        Path settings = Files.writeString(folder.resolve("vedette.yml"), """
                data: {folder: %s}
                server: {port: 0}
                watch: {warmUpRows: 120}
                sources: {host: {interval: 1s, name: here}}
                """.formatted(folder.resolve("data")));
        try (ServeProcess server = ServeProcess.serve(settings);
                Visitor visitor = new Visitor(server.address(PATIENCE))) {
            Await.until(
                    "a verdict on this host",
                    PATIENCE,
                    () -> visitor.get("/predict").body().contains("\"model\":\"2"));
            // Where builds keep all processors busy, more load is nothing new, and to stay calm is right.
            double busy = usuallyBusy(folder.resolve("data"));
            assumeTrue(busy < MOST_BUSY, "SKIPPED: this host is busy already, up to %.0f %%".formatted(busy));
            long began = System.currentTimeMillis();
            try (Peer _ = Peer.launch(stress, "--cpu", "0", "--timeout", "30s")) {
                JsonNode incident = named(visitor, began);
                System.out.printf(
                        "found after %.1f s: %s%n",
                        (System.currentTimeMillis() - began) / 1e3,
                        incident.path("title").asString());
                assertThat(incident.path("entity").asString()).isEqualTo("host:here");
            }
        }
    }

    private static JsonNode named(Visitor visitor, long began) throws Exception {
        try {
            return Await.found("an incident that names the load", PATIENCE, () -> found(visitor, began));
        } catch (AssertionError vain) {
            throw new AssertionError(
                    "%s; incidents %s; verdict %s"
                            .formatted(
                                    vain.getMessage(),
                                    visitor.get("/api/incidents").body(),
                                    visitor.get("/predict").body()),
                    vain);
        }
    }

    private static double usuallyBusy(Path data) {
        Cli shown = Cli.run("model", "show", "host:here", "--data", data.toString(), "--output", "json");
        return JsonMapper.shared()
                .readTree(shown.out())
                .path("inputs")
                .valueStream()
                .filter(input -> input.path("signal").path("name").asString().equals("cpu busy"))
                .mapToDouble(input -> input.path("usual").path("high").asDouble())
                .findFirst()
                .orElseThrow();
    }

    /// Others may be busy here too, so an incident may be open already: then its sentence must come to name the load.
    private static Optional<JsonNode> found(Visitor visitor, long sinceMs) throws Exception {
        return visitor.json("/api/incidents")
                .path("incidents")
                .valueStream()
                .filter(incident -> incident.path("endMs").isNull()
                        || incident.path("endMs").asLong() > sinceMs)
                .filter(incident ->
                        incident.path("title").asString().matches("(?s).*(cpu busy|load 1m|processes running).*"))
                .findFirst();
    }
}
