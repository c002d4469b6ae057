// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// How the signals that speak for a cause went, before and during an incident, in a line each.
record ClueCourses(ServerClient asked) {
    /// Two a letter.
    private static final int POINTS = 96;

    private static final long LEAST_MS = Duration.ofMinutes(5).toMillis();

    /// @return empty where no points are kept of it
    /// @throws IOException when the server answers with a problem other than that it does not know the entity
    String of(JsonNode clue, JsonNode incident) throws IOException, InterruptedException {
        String signal = clue.path("signal").asString();
        if (signal.isEmpty()) {
            return "";
        }
        long start = incident.path("startMs").asLong();
        long end = incident.path("endMs").isNull()
                ? Instant.now().toEpochMilli()
                : incident.path("endMs").asLong();
        long room = Math.max(LEAST_MS, end - start);
        JsonNode chart;
        try {
            chart = asked.get("/api/entity/chart?id=%s&from=%d&to=%d&points=%d"
                    .formatted(ServerClient.quote(clue.path("entity").asString()), start - room, end, POINTS));
        } catch (Trouble.Unreachable gone) {
            throw gone;
        } catch (IOException _) {
            // Of an entity without signals of its own there is no chart.
            return "";
        }
        List<Double> course = chart.path("signals")
                .valueStream()
                .filter(line -> line.path("name").asString().equals(signal))
                .flatMap(line -> line.path("values").valueStream())
                .filter(JsonNode::isNumber)
                .map(JsonNode::asDouble)
                .toList();
        return course.size() < 2 ? "" : Sparkline.of(course);
    }
}
