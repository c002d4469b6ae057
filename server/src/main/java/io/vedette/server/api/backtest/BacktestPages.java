// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.backtest;

import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.vedette.core.backtest.Outcome;
import io.vedette.core.budget.Allowance;
import io.vedette.core.budget.BudgetSettings;
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

/// `GET /api/backtest?since=30d&budgets=3 pages/week,1 page/day`: what these budgets would have brought.
public final class BacktestPages implements HttpService {
    private static final int MOST_BUDGETS = 20;

    private final Rehearsal rehearsal;
    private final InstantSource clock;
    private final Json json = new Json();

    public BacktestPages(Rehearsal rehearsal, InstantSource clock) {
        this.rehearsal = rehearsal;
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

    record OutcomeView(String budget, long fromMs, long toMs, int noted, List<PageView> pages) {
        static OutcomeView of(Outcome outcome) {
            return new OutcomeView(
                    outcome.budget().toString(),
                    outcome.fromNanos() / 1_000_000L,
                    outcome.toNanos() / 1_000_000L,
                    outcome.noted(),
                    outcome.pages().stream().map(PageView::of).toList());
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
            List<BudgetSettings> budgets = Arrays.stream(
                            query.text("budgets", "none").split(","))
                    .limit(MOST_BUDGETS)
                    .map(text -> BudgetSettings.of(Allowance.valueOf(text)))
                    .toList();
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
