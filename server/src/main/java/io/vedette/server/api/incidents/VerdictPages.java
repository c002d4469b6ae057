// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.helidon.http.Status;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Verdict;
import io.vedette.core.keep.Ledger;
import io.vedette.server.api.Json;
import io.vedette.server.api.OwnPages;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.desk.Reach;
import io.vedette.server.receive.Reception;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// `POST /api/incident/verdict`: what a person says of an incident. It goes through the one door, so that a replay
/// hears it when it was said; what comes of it is seen with the next tick.
public final class VerdictPages implements HttpService {
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_NOTE = 2_000;

    private final Ledger ledger;
    private final Reception reception;
    private final InstantSource clock;
    private final VerdictRules rules;
    private final Json json = new Json();

    /// @param reopen how long after its end an incident can come back
    public VerdictPages(Ledger ledger, Reach reach, Reception reception, Duration reopen, InstantSource clock) {
        this.ledger = ledger;
        this.reception = reception;
        this.clock = clock;
        this.rules = new VerdictRules(ledger, reach, reopen, clock);
    }

    @Override
    public void routing(HttpRules http) {
        http.post("/incident/verdict", this::say);
    }

    private void say(ServerRequest request, ServerResponse response) {
        OwnPages.require(request);
        JsonNode body = json.read(request);
        String id = text(body, "id", Integer.MAX_VALUE);
        Verdict.Kind kind = kind(text(body, "kind", LONGEST_NAME));
        String subject = text(body, "subject", Integer.MAX_VALUE);
        String who = text(body, "who", LONGEST_NAME);
        String note = text(body, "note", LONGEST_NOTE);
        requireSubject(kind, subject);
        Incident incident;
        try {
            incident = IncidentPages.known(ledger, id);
            rules.require(incident, kind, subject);
            long nanos = clock.millis() * 1_000_000L;
            reception.admit(new Verdict(incident.entity(), nanos, id, kind, subject, who, note));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        response.status(Status.ACCEPTED_202);
        json.answer(
                response,
                Map.of(
                        "id",
                        id,
                        "kind",
                        VerdictRules.word(kind),
                        "does",
                        rules.does(incident, kind),
                        "undo",
                        rules.undo(kind)));
    }

    private static String text(JsonNode body, String name, int longest) {
        JsonNode value = body.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (!value.isString()) {
            throw refused("%s must be a text".formatted(name));
        }
        String text = value.asString().strip();
        if (text.length() > longest) {
            throw refused("%s may hold %d characters, had %d".formatted(name, longest, text.length()));
        }
        return text;
    }

    private static Verdict.Kind kind(String word) {
        for (Verdict.Kind kind : Verdict.Kind.values()) {
            if (VerdictRules.word(kind).equals(word.toLowerCase(Locale.ROOT))) {
                return kind;
            }
        }
        throw refused("kind must be acknowledge, resolve, reopen, merge, unmerge, split, agree or disagree, was '%s'"
                .formatted(word));
    }

    private static void requireSubject(Verdict.Kind kind, String subject) {
        if (kind.hasSubject() && subject.isEmpty()) {
            String what = switch (kind) {
                case MERGE -> "the id of the incident that becomes part of this one";
                case UNMERGE -> "the id of the incident that became part of this one";
                case SPLIT -> "the fingerprint of the member that leaves";
                default -> "the entity of the cause";
            };
            throw refused("%s needs a subject: %s".formatted(VerdictRules.word(kind), what));
        }
        if (!kind.hasSubject() && !subject.isEmpty()) {
            throw refused("%s has no subject".formatted(VerdictRules.word(kind)));
        }
    }

    private static ProblemException refused(String detail) {
        return new ProblemException(new Problem(422, "Not understood", detail));
    }
}
