// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/// Incidents as people read them in a terminal.
record IncidentText(Output output) {
    private static final int MOST_MEMBERS = 20;
    private static final int LONGEST = 100;

    static boolean isOpen(JsonNode incident) {
        return incident.path("endMs").isNull();
    }

    void list(JsonNode incidents) {
        if (incidents.isEmpty()) {
            output.out().println("no such incident");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (JsonNode incident : incidents) {
            rows.add(List.of(
                    state(incident),
                    time(incident.path("startMs")),
                    Integer.toString(incident.path("members").asInt()),
                    entities(incident),
                    incident.path("id").asString(),
                    cut(incident.path("title").asString())));
        }
        output.table(List.of("state", "began", "members", "entities", "id", "what"), rows);
    }

    private static String entities(JsonNode incident) {
        int more = incident.path("entityCount").asInt() - 1;
        return incident.path("entity").asString() + (more > 0 ? " and " + more : "");
    }

    void whole(JsonNode whole, ClueCourses courses) throws IOException, InterruptedException {
        JsonNode incident = whole.path("incident");
        say(incident.path("title").asString());
        int entities = incident.path("entityCount").asInt();
        say("%s since %s%s; %d %s of %d %s → 1 incident"
                .formatted(
                        state(incident),
                        time(incident.path("startMs")),
                        isOpen(incident) ? "" : ", ended " + time(incident.path("endMs")),
                        incident.path("members").asInt(),
                        incident.path("members").asInt() == 1 ? "member" : "members",
                        entities,
                        entities == 1 ? "entity" : "entities"));
        for (JsonNode part : whole.path("parts")) {
            say("merged into it: %s  %s"
                    .formatted(part.path("id").asString(), part.path("title").asString()));
        }
        cause(whole.path("diagnosis"), incident, courses);
        said(whole.path("said"));
        members(whole.path("members"), incident.path("members").asInt());
        choices(whole.path("choices"));
    }

    /// A mitigated one does not say by its state that somebody is at it.
    private static String state(JsonNode incident) {
        String state = incident.path("state").asString();
        return state.equals("mitigated") && incident.path("acknowledged").asBoolean()
                ? state + ", acknowledged"
                : state;
    }

    private void cause(JsonNode diagnosis, JsonNode incident, ClueCourses courses)
            throws IOException, InterruptedException {
        say("");
        if (diagnosis.isNull()) {
            say("nothing was diagnosed yet");
            return;
        }
        String sentence = diagnosis.path("sentence").asString();
        boolean said = diagnosis.path("enough").asBoolean() || sentence.startsWith("Not enough evidence");
        say((said ? "" : "Not enough evidence: ") + sentence);
        for (JsonNode cause : diagnosis.path("causes")) {
            say(String.format(
                    Locale.ROOT,
                    "  %.0f %%  %s (%s): %s",
                    100 * cause.path("probability").asDouble(),
                    cause.path("entity").asString(),
                    cause.path("kind").asString(),
                    cause.path("sentence").asString()));
            for (JsonNode clue : cause.path("clues")) {
                say("        %s %s was %s"
                        .formatted(
                                clue.path("entity").asString(),
                                clue.path("signal").asString(),
                                clue.path("text").asString()));
                String course = courses.of(clue, incident);
                if (!course.isEmpty()) {
                    say("        " + course);
                }
            }
            cause.path("apart")
                    .forEach(apart -> say("        " + apart.path("sentence").asString()));
        }
        diagnosis
                .path("apart")
                .forEach(apart -> say("  " + apart.path("sentence").asString()));
        for (JsonNode burst : diagnosis.path("logs")) {
            say("  %s".formatted(burst.path("sentence").asString()));
            say("        such as: " + cut(burst.path("example").asString()));
        }
        for (JsonNode missing : diagnosis.path("missing")) {
            say("  missing: " + missing.asString());
        }
    }

    private void said(JsonNode said) {
        for (JsonNode one : said) {
            say("%s  %s".formatted(time(one.path("ms")), one.path("text").asString()));
        }
    }

    private void members(JsonNode members, int size) {
        List<List<String>> rows = new ArrayList<>();
        members.valueStream()
                .limit(MOST_MEMBERS)
                .forEach(member -> rows.add(List.of(
                        time(member.path("startMs")),
                        isOpen(member) ? "goes on" : lasted(member),
                        member.path("entity").asString(),
                        cut(member.path("title").asString()),
                        member.path("fingerprint").asString(),
                        member.path("why").asString())));
        say("");
        output.table(List.of("began", "lasted", "entity", "what", "member", "why it belongs here"), rows);
        if (size > rows.size()) {
            say("and %d more".formatted(size - rows.size()));
        }
    }

    private void choices(JsonNode choices) {
        List<String> allowed = choices.valueStream()
                .filter(choice -> choice.path("allowed").asBoolean())
                .map(choice -> choice.path("kind").asString().replace("acknowledge", "ack"))
                .toList();
        if (!allowed.isEmpty()) {
            say("");
            say("vedette incidents " + String.join(" | ", allowed));
        }
    }

    private static String lasted(JsonNode member) {
        long ms = member.path("endMs").asLong() - member.path("startMs").asLong();
        return ms == 0
                ? ""
                : Duration.ofSeconds(ms / 1_000).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    private static String time(JsonNode ms) {
        return Output.time(ms.asLong() / 1_000L * 1_000_000_000L);
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }

    private void say(String line) {
        output.out().println(line);
    }
}
