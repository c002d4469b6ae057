// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.backtest.Outcome;
import io.vedette.core.budget.Allowance;
import io.vedette.core.domain.Entity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// The history of a running server as the past of a fleet.
record ServerReplay(ServerClient server, Output output) {
    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final long MS = 1_000_000L;

    List<Outcome> run(String since, List<String> budgets) throws IOException, InterruptedException {
        output.err().println("vedette: %s replays its last %s; that takes a while".formatted(server.address(), since));
        String asked = String.join(",", budgets);
        JsonNode answer = server.get(
                "/api/backtest?since=" + ServerClient.quote(since) + "&budgets=" + ServerClient.quote(asked), PATIENCE);
        List<Outcome> outcomes = new ArrayList<>();
        for (JsonNode outcome : answer.path("outcomes")) {
            List<Outcome.Page> pages = new ArrayList<>();
            for (JsonNode page : outcome.path("pages")) {
                pages.add(new Outcome.Page(
                        Entity.parse(page.path("entity").asString()),
                        page.path("startMs").asLong() * MS,
                        page.path("ms").asLong() * MS,
                        page.path("sentence").asString(),
                        page.path("why").asString()));
            }
            outcomes.add(new Outcome(
                    outcome.path("team").asString(),
                    Allowance.valueOf(outcome.path("budget").asString()),
                    outcome.path("fromMs").asLong() * MS,
                    outcome.path("toMs").asLong() * MS,
                    outcome.path("noted").asInt(),
                    pages,
                    outcome.path("elsewhere")
                            .valueStream()
                            .map(entity -> Entity.parse(entity.asString()))
                            .collect(Collectors.toSet())));
        }
        return outcomes;
    }
}
