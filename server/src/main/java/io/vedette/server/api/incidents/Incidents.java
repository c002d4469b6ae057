// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.Incident;
import io.vedette.core.keep.Ledger;
import io.vedette.server.api.ContributionView;
import io.vedette.server.api.Json;
import io.vedette.server.api.Query;
import io.vedette.server.desk.Board;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// `GET /api/incidents?most=`, `/api/budget`.
public final class Incidents implements HttpService {
    private final Ledger ledger;
    private final Board board;
    private final Json json = new Json();

    public Incidents(Ledger ledger, Board board) {
        this.ledger = ledger;
        this.board = board;
    }

    /// An incident, for pages and programs.
    ///
    /// @param endMs null while it is open
    /// @param told  whether people were told of it
    /// @param why   why, or why not; empty where no budget weighed it
    /// @param weeks how seldom such a stretch comes on its entity, 0 where nobody counted
    record View(
            String id,
            String title,
            String entity,
            String state,
            long startMs,
            @Nullable Long endMs,
            double surprise,
            int members,
            boolean told,
            String why,
            double weeks,
            List<ContributionView> contributions) {
        static View of(Incident incident) {
            var strongest = incident.members().stream()
                    .max(java.util.Comparator.comparingDouble(
                            member -> member.evidence().surprise()))
                    .orElseThrow();
            return new View(
                    incident.id(),
                    incident.title(),
                    incident.entity().id(),
                    incident.isOpen() ? "open" : "ended",
                    incident.startNanos() / 1_000_000L,
                    incident.isOpen() ? null : incident.endNanos() / 1_000_000L,
                    strongest.evidence().surprise(),
                    incident.members().size(),
                    incident.telling().told(),
                    incident.telling().why(),
                    strongest.evidence().weeks(),
                    ContributionView.of(strongest.evidence().contributions()));
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/incidents", this::list).get("/budget", this::budget);
    }

    private void budget(ServerRequest request, ServerResponse response) {
        json.answer(response, BudgetView.of(board.balance()));
    }

    private void list(ServerRequest request, ServerResponse response) {
        int most = (int) new Query(request).number("most", 50, 1, 1_000);
        try {
            json.answer(
                    response,
                    Map.of(
                            "incidents",
                            ledger.incidents(most).stream().map(View::of).toList()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
