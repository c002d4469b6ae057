// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import java.io.IOException;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/// `vedette incidents ls|show|ack|resolve|reopen|merge|unmerge|split|agree|disagree|postmortem`.
@Command(
        name = "incidents",
        mixinStandardHelpOptions = true,
        description = "Lists and shows the incidents of a running Vedette, and says what people think of them.",
        footer = {
            "",
            "An incident is named by its id, or by a part of it that no other has.",
            "ls and show end with 1 when they show an incident that is not resolved."
        },
        synopsisSubcommandLabel =
                "(ls | show | ack | resolve | reopen | merge | unmerge | split | agree | disagree | postmortem)")
final class IncidentsCommand {
    static final String WHICH = "an incident's id, or a part of it that no other has";

    @Command(name = "ls", mixinStandardHelpOptions = true, description = "Lists incidents, the newest first.")
    int list(
            @Option(
                            names = "--state",
                            defaultValue = "",
                            paramLabel = "STATE",
                            description = "unresolved, open, acknowledged, mitigated, resolved or reopened")
                    String state,
            @Option(names = "--entity", defaultValue = "", paramLabel = "ID", description = "those that touch it")
                    String entity,
            @Option(names = "--most", defaultValue = "50", paramLabel = "N", description = "1 to 1000; default 50")
                    int most,
            @Mixin ServerClient asked,
            @Mixin Output output)
            throws IOException, InterruptedException {
        JsonNode page = asked.get("/api/incidents?state=%s&entity=%s&most=%d"
                .formatted(ServerClient.quote(state), ServerClient.quote(entity), most));
        if (output.isJson()) {
            output.json(page);
        } else {
            new IncidentText(output).list(page.path("incidents"));
        }
        return page.path("incidents").valueStream().anyMatch(IncidentText::isOpen) ? Trouble.FOUND : 0;
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows an incident: its cause, its story, its members, and what may be said of it.")
    int show(
            @Parameters(paramLabel = "INCIDENT", description = WHICH) String incident,
            @Mixin ServerClient asked,
            @Mixin Output output)
            throws IOException, InterruptedException {
        JsonNode whole = asked.get("/api/incident?id=" + ServerClient.quote(asked.incident(incident)));
        if (output.isJson()) {
            output.json(whole);
        } else {
            new IncidentText(output).whole(whole, new ClueCourses(asked));
        }
        return IncidentText.isOpen(whole.path("incident")) ? Trouble.FOUND : 0;
    }

    @Command(
            name = "postmortem",
            mixinStandardHelpOptions = true,
            description = "Prints an incident as a Markdown text to think it over with.")
    int postmortem(
            @Parameters(paramLabel = "INCIDENT", description = WHICH) String incident,
            @Mixin ServerClient asked,
            @Mixin Output output)
            throws IOException, InterruptedException {
        String text = asked.text("/api/incident/postmortem?id=" + ServerClient.quote(asked.incident(incident)));
        if (output.isJson()) {
            output.json(Map.of("markdown", text));
        } else {
            output.out().print(text);
        }
        return 0;
    }

    @Command(name = "ack", mixinStandardHelpOptions = true, description = "Says that somebody is at it.")
    int acknowledge(@Mixin Saying saying, @Mixin Output output) throws IOException, InterruptedException {
        return saying.say("acknowledge", "", output);
    }

    @Command(
            name = "resolve",
            mixinStandardHelpOptions = true,
            description = "Says that it is over, whatever its members say.")
    int resolve(@Mixin Saying saying, @Mixin Output output) throws IOException, InterruptedException {
        return saying.say("resolve", "", output);
    }

    @Command(
            name = "reopen",
            mixinStandardHelpOptions = true,
            description = "Says that it is not over; undoes resolve within correlate.reopen of its end.")
    int reopen(@Mixin Saying saying, @Mixin Output output) throws IOException, InterruptedException {
        return saying.say("reopen", "", output);
    }

    @Command(
            name = "merge",
            mixinStandardHelpOptions = true,
            description = "Says that two incidents are one; undone by unmerge.")
    int merge(
            @Mixin Saying saying,
            @Parameters(index = "1", paramLabel = "OTHER", description = "the incident that becomes part of the first")
                    String other,
            @Mixin Output output)
            throws IOException, InterruptedException {
        return saying.say("merge", saying.known(other), output);
    }

    @Command(
            name = "unmerge",
            mixinStandardHelpOptions = true,
            description = "Says that an incident that was merged in is one of its own; all that came with it leaves.")
    int unmerge(
            @Mixin Saying saying,
            @Parameters(index = "1", paramLabel = "OTHER", description = "the incident that became part of the first")
                    String other,
            @Mixin Output output)
            throws IOException, InterruptedException {
        return saying.say("unmerge", saying.known(other), output);
    }

    @Command(
            name = "split",
            mixinStandardHelpOptions = true,
            description = "Says that a member belongs elsewhere; it gets an incident of its own.")
    int split(
            @Mixin Saying saying,
            @Parameters(index = "1", paramLabel = "MEMBER", description = "its fingerprint, as `incidents show` has it")
                    String member,
            @Mixin Output output)
            throws IOException, InterruptedException {
        return saying.say("split", member, output);
    }

    @Command(name = "agree", mixinStandardHelpOptions = true, description = "Says that an entity is the cause.")
    int agree(
            @Mixin Saying saying,
            @Parameters(index = "1", paramLabel = "ENTITY", description = "such as service:db") String entity,
            @Mixin Output output)
            throws IOException, InterruptedException {
        return saying.say("agree", entity, output);
    }

    @Command(name = "disagree", mixinStandardHelpOptions = true, description = "Says that an entity is not the cause.")
    int disagree(
            @Mixin Saying saying,
            @Parameters(index = "1", paramLabel = "ENTITY", description = "such as service:db") String entity,
            @Mixin Output output)
            throws IOException, InterruptedException {
        return saying.say("disagree", entity, output);
    }
}
