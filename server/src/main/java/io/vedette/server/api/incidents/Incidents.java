// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.incidents;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.domain.Incident;
import io.vedette.core.keep.Ledger;
import io.vedette.core.keep.Ledger.Sought;
import io.vedette.server.api.Json;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.api.Query;
import io.vedette.server.desk.Board;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// `GET /api/incidents?state=&entity=&before=&most=`, newest first, and `/api/budget`.
public final class Incidents implements HttpService {
    private static final long LATEST_MS = Long.MAX_VALUE / 1_000_000L;
    private static final int FIRST_ENTITIES = 5;

    private final Ledger ledger;
    private final Board board;
    private final Json json = new Json();

    public Incidents(Ledger ledger, Board board) {
        this.ledger = ledger;
        this.board = board;
    }

    /// @param nextBeforeMs what to ask `before` for the next page; null when there is none
    record Page(List<IncidentLine> incidents, @Nullable Long nextBeforeMs) {
        /// Without those that became part of another and bear no end of their own.
        Page unresolved() {
            return new Page(
                    incidents.stream()
                            .filter(incident -> incident.partOf().isEmpty())
                            .toList(),
                    nextBeforeMs);
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/incidents", this::list).get("/budget", this::budget);
    }

    private void budget(ServerRequest request, ServerResponse response) {
        json.answer(response, BudgetView.of(board.balances()));
    }

    private void list(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        int most = (int) query.number("most", 50, 1, 1_000);
        long before = query.number("before", LATEST_MS, 0, LATEST_MS);
        Sought sought = new Sought(state(query), query.text("entity", ""), before * 1_000_000L);
        try {
            Page page = page(ledger.incidents(sought, most + 1), most);
            json.answer(response, sought.state().equals(Sought.UNRESOLVED) ? page.unresolved() : page);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String state(Query query) {
        String state = query.text("state", "");
        boolean known = state.isEmpty()
                || state.equals(Sought.UNRESOLVED)
                || Arrays.stream(Incident.State.values())
                        .anyMatch(one -> one.name().toLowerCase(Locale.ROOT).equals(state));
        if (!known) {
            throw new ProblemException(new Problem(
                    400,
                    "No state",
                    "state must be unresolved, open, acknowledged, mitigated, resolved or reopened, was '%s'"
                            .formatted(state)));
        }
        return state;
    }

    /// A page ends between two milliseconds, so that the next one misses none of the incidents of the same.
    private Page page(List<Incident> found, int most) throws IOException {
        if (found.size() <= most) {
            return new Page(lines(found), null);
        }
        long next = ms(found.get(most));
        List<Incident> whole =
                found.stream().filter(incident -> ms(incident) > next).toList();
        return new Page(lines(whole.isEmpty() ? found.subList(0, most) : whole), whole.isEmpty() ? next : next + 1);
    }

    private static long ms(Incident incident) {
        return incident.startNanos() / 1_000_000L;
    }

    private List<IncidentLine> lines(List<Incident> incidents) throws IOException {
        List<IncidentLine> lines = new ArrayList<>();
        for (Incident incident : incidents) {
            lines.add(IncidentLine.of(incident, ledger.diagnosis(incident.id()), FIRST_ENTITIES));
        }
        return lines;
    }
}
