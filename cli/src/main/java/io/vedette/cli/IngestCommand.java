// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Tick;
import io.vedette.core.domain.Verdict;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.json.Json;
import io.vedette.server.settings.SettingsProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `vedette ingest test MAPPING FILE`.
@Command(
        name = "ingest",
        mixinStandardHelpOptions = true,
        description = "Tries what receivers make of a body.",
        synopsisSubcommandLabel = "(test)")
final class IngestCommand {
    /// A person tries one body, not a day's traffic.
    private static final long MOST_BYTES = 32L << 20;

    @Command(
            name = "test",
            mixinStandardHelpOptions = true,
            description = "Shows what a JSON mapping of the settings makes of a file. Nothing is stored.")
    int test(
            @Parameters(paramLabel = "MAPPING", description = "its name under receivers.json.mappings") String mapping,
            @Parameters(paramLabel = "FILE", description = "a body as the sender would send it") Path file,
            @Mixin SettingsChoice choice,
            @Mixin Output output)
            throws SettingsProblem, IOException {
        Json json = choice.settings().receivers().json();
        if (Files.size(file) > MOST_BYTES) {
            throw new IllegalArgumentException(file + " is larger than 32 MiB, which no receiver takes");
        }
        Harvest harvest = tried(json, mapping, Files.readAllBytes(file));
        List<List<String>> rows =
                harvest.observations().stream().map(IngestCommand::row).toList();
        if (output.isJson()) {
            output.json(Map.of("taken", rows, "refused", harvest.leftOut().counts()));
        } else {
            output.table(List.of("entity", "time", "what"), rows);
            harvest.leftOut()
                    .counts()
                    .forEach((reason, count) -> output.err()
                            .println("%d refused, %s: %s"
                                    .formatted(count, reason, harvest.leftOut().example(reason))));
        }
        return harvest.leftOut().faults() == 0 ? 0 : Trouble.FOUND;
    }

    private static Harvest tried(Json json, String mapping, byte[] body) {
        try {
            return json.tryOut(mapping, body, System.currentTimeMillis() * 1_000_000L)
                    .orElseThrow(() -> new IllegalArgumentException(
                            "there is no mapping '%s' under receivers.json.mappings; there is: %s"
                                    .formatted(
                                            mapping,
                                            json.mappings().isEmpty()
                                                    ? "none"
                                                    : String.join(
                                                            ", ",
                                                            json.mappings().keySet().stream()
                                                                    .sorted()
                                                                    .toList()))));
        } catch (Refusal refused) {
            throw new IllegalArgumentException("the body would be refused: " + refused.sentence(), refused);
        }
    }

    private static List<String> row(Observation observation) {
        String time = Instant.ofEpochSecond(0, observation.nanos()).toString();
        return switch (observation) {
            case Sample sample ->
                List.of(
                        sample.series().entity().id(),
                        time,
                        "%s %s %s"
                                .formatted(
                                        sample.series().text(),
                                        sample.value(),
                                        sample.series().unit())
                                .strip());
            case LogLine line ->
                List.of(
                        line.entity().id(),
                        time,
                        "%s %s %s".formatted(line.severity(), line.text(), line.attributes()));
            case Alert alert ->
                List.of(
                        alert.entity().id(),
                        time,
                        "%s %s %s %s"
                                .formatted(
                                        alert.firing() ? "firing" : "over",
                                        alert.severity(),
                                        alert.title(),
                                        alert.labels()));
            case Change change ->
                List.of(
                        change.entity().id(),
                        time,
                        "%s: %s %s".formatted(change.kind(), change.title(), change.attributes()));
            case Span span -> List.of(span.entity().id(), time, span.operation());
            case Sighting sighting ->
                List.of(sighting.edge().from().id(), time, sighting.edge().toString());
            case Tick _, Lesson _, Verdict _ -> List.of("", time, "");
        };
    }
}
