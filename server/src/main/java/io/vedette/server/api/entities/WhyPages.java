// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Incident;
import io.vedette.core.keep.Ledger;
import io.vedette.core.watch.Gate;
import io.vedette.server.api.Json;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.api.Query;
import io.vedette.server.desk.Retrospect;
import io.vedette.server.desk.Seen;
import io.vedette.server.desk.Subjects;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// `GET /api/entity/why?id=&at=`: the verdict on the last frame at or before an instant, and why it was told or not.
/// `id` names an entity, a signal of one (`host:web-1/cpu busy`) or a series (`node_load1{instance="web-1"}`).
public final class WhyPages implements HttpService {
    private static final long HOUR_MS = 3_600_000L;
    private static final int MOST_INCIDENTS = 1_000;

    private final Subjects subjects;
    private final Retrospect retrospect;
    private final Ledger ledger;
    private final InstantSource clock;
    private final Json json = new Json();

    public WhyPages(Subjects subjects, Retrospect retrospect, Ledger ledger, InstantSource clock) {
        this.subjects = subjects;
        this.retrospect = retrospect;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/entity/why", this::why);
    }

    private void why(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        String text = query.text("id", "");
        long at = query.number("at", clock.millis(), 0, clock.millis() + HOUR_MS);
        if (text.isBlank()) {
            query.entity();
        }
        try {
            json.answer(response, answer(text, at * 1_000_000L));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Why answer(String text, long atNanos) throws IOException {
        Subjects.Subject subject = subjects.find(text).orElseThrow(() -> unknown(text));
        Seen seen = retrospect.at(subject.entity(), atNanos).orElseThrow(() -> nothing(text));
        return answer(subject, seen);
    }

    private Why answer(Subjects.Subject subject, Seen seen) throws IOException {
        Optional<Incident> incident =
                incident(subject.entity(), seen.assessment().nanos());
        List<Gate> gates = new ArrayList<>(retrospect.gates(seen));
        gates.add(told(incident));
        WhySentence sentence = new WhySentence(retrospect, seen, incident);
        String signal = subject.signal().isEmpty() ? sentence.strangest() : subject.signal();
        boolean noted = incident.map(known -> !known.telling().told()).orElse(false);
        String state = seen.assessment().state().name().toLowerCase(Locale.ROOT);
        return Why.of(
                seen.assessment(),
                signal,
                noted && state.equals("anomalous") ? "noted" : state,
                sentence.of(signal, gates),
                gates);
    }

    private static Gate told(Optional<Incident> incident) {
        return incident.map(known -> new Gate(
                        "told",
                        known.telling().why().isEmpty()
                                ? "told"
                                : known.telling().why(),
                        "what the budget of pages allows",
                        known.telling().told() ? Gate.Verdict.PASSED : Gate.Verdict.FAILED))
                .orElseGet(() ->
                        new Gate("told", "no incident", "what the budget of pages allows", Gate.Verdict.NOT_ASKED));
    }

    private Optional<Incident> incident(Entity entity, long nanos) throws IOException {
        Ledger.Sought sought = new Ledger.Sought("", entity.id(), Long.MAX_VALUE);
        return ledger.incidents(sought, MOST_INCIDENTS).stream()
                .filter(incident ->
                        incident.startNanos() <= nanos && (incident.isOpen() || incident.endNanos() >= nanos))
                .findFirst();
    }

    private static ProblemException nothing(String text) {
        return new ProblemException(
                new Problem(404, "Nothing known", "nothing was heard of %s in the hour before that".formatted(text)));
    }

    private static ProblemException unknown(String text) {
        return new ProblemException(new Problem(
                404,
                "Unknown",
                ("nothing was heard of %s: name an entity (host:web-1), a signal of it (host:web-1/cpu busy)"
                                + " or a series (node_load1{instance=\"web-1\"}); GET /api/entities lists them")
                        .formatted(text)));
    }
}
