// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.Diagnosis;
import io.vedette.core.keep.Ledger;
import io.vedette.server.api.Json;
import io.vedette.server.api.OwnPages;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.desk.Board;
import io.vedette.server.narrate.Narrator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// `POST /api/incident/narrate` with `{"id"}`: the diagnosis in other words, when a person asks for them. It posts, as
/// each answer may cost money elsewhere.
public final class NarrationPages implements HttpService {
    private final Ledger ledger;
    private final Board board;
    private final Narrator narrator;
    private final Json json = new Json();

    public NarrationPages(Ledger ledger, Board board, Narrator narrator) {
        this.ledger = ledger;
        this.board = board;
        this.narrator = narrator;
    }

    @Override
    public void routing(HttpRules http) {
        http.post("/incident/narrate", this::narrate);
    }

    private void narrate(ServerRequest request, ServerResponse response) {
        OwnPages.require(request);
        String id = json.read(request).path("id").asString("");
        Narrator.Answer answer = narrator.tell(
                diagnosis(id),
                board.standings().stream()
                        .map(standing -> standing.assessment().entity().name())
                        .toList());
        switch (answer) {
            case Narrator.Answer.Told(String text, String model) ->
                json.answer(response, Map.of("text", text, "model", model));
            case Narrator.Answer.Failed(String why) ->
                throw new ProblemException(new Problem(narrator.isOn() ? 502 : 409, "No other words", why));
        }
    }

    private Diagnosis diagnosis(String id) {
        try {
            return ledger.diagnosis(IncidentPages.known(ledger, id).id())
                    .orElseThrow(() -> new ProblemException(new Problem(
                            409, "No diagnosis yet", "nobody has looked for the cause of this incident so far")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
