// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.server.api.incidents.DiagnosisView.CauseView;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// An incident as a Markdown text to think it over with: what is known is filled in, what is not is asked.
final class Postmortem {
    private static final int MOST_LINES = 200;
    private static final int MOST_ENTITIES = 50;

    private final CaseFile file;
    private final Incident incident;
    private final long nowMs;
    private final StringBuilder text = new StringBuilder();

    Postmortem(CaseFile file, long nowMs) {
        this.file = file;
        this.incident = file.incident();
        this.nowMs = nowMs;
    }

    String markdown() {
        line("# Post-mortem: %s".formatted(plain(incident.title())));
        head();
        impact();
        cause();
        timeline();
        said();
        questions();
        return text.toString();
    }

    private void head() {
        long end = incident.isOpen() ? nowMs : incident.endNanos() / 1_000_000L;
        line("| | |");
        text.append("|---|---|\n");
        row("Incident", "`" + incident.id().replace("`", "'") + "`");
        row("State", IncidentLine.state(incident));
        row("Began", time(incident.startNanos() / 1_000_000L));
        row("Ended", incident.isOpen() ? "not yet" : time(end));
        row("Lasted", lasted(end - incident.startNanos() / 1_000_000L));
        row("Members", incident.size() + " folded into 1 incident");
        if (!incident.partOf().isEmpty()) {
            row("Part of", plain(incident.partOf()));
        }
        row(
                "People told",
                incident.telling().told() && incident.telling().nanos() > 0
                        ? time(incident.telling().nanos() / 1_000_000L)
                        : incident.telling().told()
                                ? "yes"
                                : "no: " + plain(incident.telling().why()));
    }

    private void row(String name, String value) {
        text.append("| %s | %s |\n".formatted(name, value));
    }

    private void impact() {
        line("## Impact");
        file.diagnosis()
                .filter(known -> !known.failing().isEmpty())
                .ifPresent(known -> line("Noticed at %s.".formatted(names(known.failing()))));
        file.diagnosis()
                .filter(known -> !known.impact().isEmpty())
                .ifPresent(known -> line("Suffered with it: %s.".formatted(names(known.impact()))));
        line("Touched %d %s: %s."
                .formatted(
                        incident.entities().size(),
                        incident.entities().size() == 1 ? "entity" : "entities",
                        names(incident.entities())));
    }

    private static String names(List<Entity> entities) {
        String named = entities.stream()
                .limit(MOST_ENTITIES)
                .map(Entity::id)
                .map(Postmortem::plain)
                .collect(Collectors.joining(", "));
        return entities.size() > MOST_ENTITIES
                ? "%s and %d more".formatted(named, entities.size() - MOST_ENTITIES)
                : named;
    }

    private void cause() {
        line("## Probable cause");
        if (file.diagnosis().isEmpty()) {
            line("Nothing was diagnosed.");
            return;
        }
        Diagnosis diagnosis = file.diagnosis().get();
        line(plain(diagnosis.sentence()));
        if (!diagnosis.enough()) {
            line("**Not enough evidence**: what follows are guesses.");
        }
        int rank = 1;
        DiagnosisView view = DiagnosisView.of(diagnosis, file.said());
        for (CauseView cause : view.causes()) {
            cause(rank++, cause);
        }
        closer(view);
        if (!diagnosis.ruledOut().isEmpty()) {
            line("Checked and ruled out:\n");
            diagnosis
                    .ruledOut()
                    .forEach(out -> item("%s: %s".formatted(plain(out.entity().id()), plain(out.why()))));
        }
    }

    private void cause(int rank, CauseView view) {
        String said = switch (view.said()) {
            case "agree" -> ", confirmed by a person";
            case "disagree" -> ", ruled out by a person";
            default -> "";
        };
        line("%d. **%s**, %s, %.0f %%%s: %s\n"
                .formatted(
                        rank,
                        plain(view.entity()),
                        view.kind(),
                        100 * view.probability(),
                        said,
                        plain(view.sentence())));
        view.clues()
                .forEach(clue -> text.append("   - %s %s: %s, since %s; %s\n"
                        .formatted(
                                plain(clue.entity()),
                                plain(clue.signal()),
                                plain(clue.text()),
                                time(clue.sinceMs()),
                                plain(clue.words()))));
        view.apart().forEach(apart -> text.append("   - %s\n".formatted(plain(apart.sentence()))));
    }

    private void closer(DiagnosisView view) {
        if (!view.apart().isEmpty()) {
            line("What bad requests elsewhere have in common:\n");
            view.apart().forEach(apart -> item(plain(apart.sentence())));
        }
        if (!view.logs().isEmpty()) {
            line("Log lines that came up with it:\n");
            view.logs()
                    .forEach(burst -> item("%s %s: %s Such as: %s"
                            .formatted(
                                    plain(burst.entity()),
                                    burst.severity(),
                                    plain(burst.sentence()),
                                    plain(burst.example()))));
        }
    }

    private void timeline() {
        line("## Timeline\n");
        List<Moment> story = Moment.story(file);
        story.stream()
                .limit(MOST_LINES)
                .forEach(moment -> item("%s %s, %s: %s"
                        .formatted(time(moment.ms()), moment.lane(), plain(moment.entity()), plain(moment.text()))));
        int left = Math.max(story.size() - MOST_LINES, incident.size() - MOST_LINES);
        if (left > 0) {
            item("and %d more".formatted(left));
        }
    }

    private void said() {
        line("## What was said and done\n");
        if (file.said().isEmpty() && file.notices().isEmpty()) {
            item("nothing was told to Vedette");
        }
        file.said()
                .forEach(told -> item("%s %s".formatted(time(told.nanos() / 1_000_000L), plain(Moment.words(told)))));
        file.notices()
                .forEach(sent -> item("notice (%s) to %s: %s%s"
                        .formatted(
                                CaseFile.phase(incident, sent),
                                plain(sent.channel()),
                                sent.state(),
                                sent.outcome().isEmpty() ? "" : ", " + plain(sent.outcome()))));
    }

    private void questions() {
        line("## Open questions\n");
        List<String> questions = new ArrayList<>();
        file.diagnosis().ifPresent(known -> known.missing().forEach(missing -> questions.add("Missing: " + missing)));
        boolean confirmed = file.said().stream().anyMatch(told -> told.kind().equals("agree"));
        if (!confirmed) {
            questions.add("Was this the cause? Nobody has confirmed one.");
        }
        if (incident.isOpen()) {
            questions.add("It is not over yet.");
        }
        questions.add("What ended it, and will it come back?");
        questions.add("What would have shown it sooner?");
        questions.forEach(question -> item(plain(question)));
    }

    private void line(String words) {
        text.append(text.isEmpty() ? "" : "\n").append(words).append('\n');
    }

    private void item(String words) {
        text.append("- ").append(words).append('\n');
    }

    private static String time(long ms) {
        return Instant.ofEpochMilli(ms).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String lasted(long ms) {
        Duration duration = Duration.ofMillis(Math.max(0, ms));
        return duration.toHours() > 0
                ? "%d h %d min".formatted(duration.toHours(), duration.toMinutesPart())
                : String.format(Locale.ROOT, "%d min %d s", duration.toMinutes(), duration.toSecondsPart());
    }

    /// What others wrote becomes no markup.
    private static String plain(String words) {
        return words.replaceAll("\\s+", " ").replaceAll("([\\\\`*\\[\\]<>|#])", "\\\\$1");
    }
}
