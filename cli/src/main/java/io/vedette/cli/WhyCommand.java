// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `vedette why SERIES --at TIME`.
@Command(
        name = "why",
        mixinStandardHelpOptions = true,
        description = "Says why a moment was an anomaly, or why it was not told, or not unusual.")
final class WhyCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "SERIES",
            description = {
                "an entity (host:web-1), a signal of it (\"host:web-1/cpu busy\")",
                "or a series (node_load1{instance=\"web-1\"})"
            })
    private String subject;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            defaultValue = "",
            description = "2026-11-20T14:00:00Z, 2026-11-20 14:00, or epoch seconds; default: now")
    private String at;

    @Mixin
    private ServerClient server;

    @Mixin
    private Output output;

    @Override
    public Integer call() throws IOException, InterruptedException {
        String when = at.isEmpty() ? "" : "&at=" + Splits.nanos(at) / 1_000_000L;
        JsonNode why = server.get("/api/entity/why?id=" + ServerClient.quote(subject) + when);
        if (output.isJson()) {
            output.json(why);
            return code(why);
        }
        output.out()
                .println("%s at %s: %s"
                        .formatted(
                                subject,
                                Output.time(why.path("timeMs").asLong() * 1_000_000L),
                                why.path("state").asString()));
        output.out().println(why.path("sentence").asString());
        List<List<String>> gates = new ArrayList<>();
        for (JsonNode gate : why.path("gates")) {
            gates.add(List.of(
                    gate.path("name").asString(),
                    gate.path("verdict").asString(),
                    gate.path("value").asString(),
                    gate.path("limit").asString()));
        }
        table(List.of("gate", "verdict", "it was", "it takes"), gates);
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode c : why.path("contributions")) {
            rows.add(List.of(
                    c.path("signal").asString(),
                    String.format(Locale.ROOT, "%.0f %%", 100 * c.path("share").asDouble()),
                    c.path("text").asString()));
        }
        table(List.of("signal", "share", "value"), rows);
        return code(why);
    }

    private void table(List<String> heads, List<List<String>> rows) {
        if (!rows.isEmpty()) {
            output.out().println();
            output.table(heads, rows);
        }
    }

    private static int code(JsonNode why) {
        return List.of("anomalous", "silent").contains(why.path("state").asString()) ? Trouble.FOUND : 0;
    }
}
