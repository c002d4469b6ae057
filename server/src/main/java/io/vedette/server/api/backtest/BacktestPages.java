// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.backtest;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.backtest.Outcome;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.domain.Entity;
import io.vedette.server.api.Json;
import io.vedette.server.api.Problem;
import io.vedette.server.api.ProblemException;
import io.vedette.server.api.Query;
import io.vedette.server.desk.Rehearsal;
import io.vedette.server.settings.Durations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// `GET /api/backtest?since=30d&budgets=settings,3 pages/week,1 page/day`: what these budgets would have brought;
/// `settings` is that of the settings, with its teams.
public final class BacktestPages implements HttpService {
    private static final int MOST_BUDGETS = 20;

    private final Rehearsal rehearsal;
    private final BudgetSettings own;
    private final InstantSource clock;
    private final Json json = new Json();

    public BacktestPages(Rehearsal rehearsal, BudgetSettings own, InstantSource clock) {
        this.rehearsal = rehearsal;
        this.own = own;
        this.clock = clock;
    }

    record PageView(String entity, long startMs, long ms, String sentence, String why) {
        static PageView of(Outcome.Page page) {
            return new PageView(
                    page.entity().id(),
                    page.startNanos() / 1_000_000L,
                    page.nanos() / 1_000_000L,
                    page.sentence(),
                    page.why());
        }
    }

    /// @param team      whose budget it is; empty for that of all whom no team owns
    /// @param elsewhere entities that other budgets tell of
    record OutcomeView(
            String team,
            String budget,
            long fromMs,
            long toMs,
            int noted,
            List<PageView> pages,
            List<String> elsewhere) {
        static OutcomeView of(Outcome outcome) {
            return new OutcomeView(
                    outcome.team(),
                    outcome.budget().toString(),
                    outcome.fromNanos() / 1_000_000L,
                    outcome.toNanos() / 1_000_000L,
                    outcome.noted(),
                    outcome.pages().stream().map(PageView::of).toList(),
                    outcome.elsewhere().stream().map(Entity::id).sorted().toList());
        }
    }

    @Override
    public void routing(HttpRules rules) {
        rules.get("/backtest", this::run);
    }

    private void run(ServerRequest request, ServerResponse response) {
        Query query = new Query(request);
        try {
            Duration since = Durations.parse(query.text("since", "30d"));
            List<String> asked = Arrays.stream(query.text("budgets", "none").split(","))
                    .limit(MOST_BUDGETS)
                    .toList();
            List<BudgetSettings> budgets = own.tried(asked);
            long now = clock.millis() * 1_000_000L;
            List<Outcome> outcomes = rehearsal
                    .run(now - since.toNanos(), now + 1, budgets)
                    .orElseThrow(() -> new ProblemException(
                            new Problem(503, "Busy", "a back-test is running already: ask again when it is done")));
            json.answer(
                    response,
                    Map.of("outcomes", outcomes.stream().map(OutcomeView::of).toList()));
        } catch (IllegalArgumentException broken) {
            throw new ProblemException(new Problem(400, "Not understood", String.valueOf(broken.getMessage())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
