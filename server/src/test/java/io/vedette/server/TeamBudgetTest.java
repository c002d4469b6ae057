// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Budgets of two teams on their whole way: alerts by the door, pages counted, over a restart too.
@Timeout(60)
final class TeamBudgetTest {
    private static final String SETTINGS = """
            budget:
              pages: 3 pages/week
              teams:
                - {name: payments, owns: ["service:pay*"], pages: 2 pages/week}
                - {name: search, pages: 1 page/day}
            """;

    @TempDir
    private Path folder;

    private static void alert(WholeServer server, String service, String more) throws Exception {
        String body = """
                {"alerts": [{"status": "firing", "startsAt": "%s", "fingerprint": "%s",
                  "labels": {"alertname": "Slow", "service": "%s"%s}}]}""";
        server.post("/hooks/alertmanager", body.formatted(Instant.now(), service, service, more));
    }

    private static JsonNode team(WholeServer server, String name) throws Exception {
        JsonNode budget = JsonMapper.shared().readTree(server.get("/api/budget").body());
        return budget.path("teams")
                .valueStream()
                .filter(one -> one.path("team").asString().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " is not in " + budget));
    }

    @Test
    void each_team_pays_for_its_own_pages_and_notes_its_own_incidents() throws Exception {
        try (WholeServer server = WholeServer.start(folder, SETTINGS)) {
            alert(server, "pay-api", ",\"severity\": \"critical\"");
            alert(server, "index", ",\"severity\": \"warning\", \"team\": \"search\"");
            alert(server, "web", ",\"severity\": \"critical\", \"team\": \"strangers\"");

            assertThat(server.eventually("/api/incidents?entity=service:pay-api", "pay-api"))
                    .contains("\"team\":\"payments\"", "\"told\":true");
            assertThat(server.eventually("/api/incidents?entity=service:index", "index"))
                    .contains("\"team\":\"search\"", "\"told\":false", "of search and 1 page/day");
            assertThat(server.eventually("/api/incidents?entity=service:web", "web"))
                    .contains("\"team\":\"\"", "\"told\":true");

            server.eventually("/metrics", "vedette_budget_pages_sent{outcome=\"told\",team=\"payments\"} 1");
            assertThat(team(server, "payments").path("lastWeek").asInt()).isOne();
            assertThat(team(server, "search").path("noted").asInt()).isOne();
            assertThat(team(server, "").path("promised").asDouble()).isEqualTo(3);
            JsonNode all =
                    JsonMapper.shared().readTree(server.get("/api/budget").body());
            assertThat(all.path("promised").asDouble()).isEqualTo(12);
            assertThat(all.path("lastWeek").asInt()).isEqualTo(2);
            assertThat(all.path("sentence").asString())
                    .isEqualTo("2 pages were sent in the last 7 days, 2 in the last 28;"
                            + " 12 a week are promised. 1 more was noted.");
        }
        try (WholeServer again = WholeServer.start(folder, SETTINGS)) {
            again.eventually("/api/budget", "\"team\":\"payments\"");
            assertThat(team(again, "payments").path("lastWeek").asInt()).isOne();
            assertThat(team(again, "search").path("noted").asInt()).isOne();
        }
    }
}
