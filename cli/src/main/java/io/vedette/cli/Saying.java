// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// What all commands have that say something of an incident.
final class Saying {
    @Parameters(index = "0", paramLabel = "INCIDENT", description = IncidentsCommand.WHICH)
    private String incident;

    @Option(
            names = "--who",
            defaultValue = "${sys:user.name}",
            paramLabel = "NAME",
            description = "who says it; default: your user name")
    private String who;

    @Option(names = "--note", defaultValue = "", paramLabel = "TEXT", description = "words for the others")
    private String note;

    @Mixin
    private ServerClient server;

    /// The whole id of another incident.
    String known(String other) throws IOException, InterruptedException {
        return server.incident(other);
    }

    /// @return the exit code
    int say(String kind, String subject, Output output) throws IOException, InterruptedException {
        JsonNode answer = server.post(
                "/api/incident/verdict",
                Map.of("id", server.incident(incident), "kind", kind, "subject", subject, "who", who, "note", note));
        if (output.isJson()) {
            output.json(answer);
        } else {
            output.out()
                    .println("%s: heard. %s"
                            .formatted(
                                    answer.path("id").asString(),
                                    answer.path("does").asString()));
            output.out().println("To undo it: " + answer.path("undo").asString());
        }
        return 0;
    }
}
