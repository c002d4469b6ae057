// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Incidents that the ledger knows, read by pages and programs.
@Timeout(60)
final class IncidentPagesTest {
    private static final long QUICK_NANOS = 200_000_000L;

    private static WholeServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        new KnownIncidents(System.currentTimeMillis()).write(folder, 10_000);
        server = WholeServer.start(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    private JsonNode json(String path) throws Exception {
        HttpResponse<String> response = server.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private static List<String> ids(JsonNode page) {
        return page.path("incidents")
                .valueStream()
                .map(incident -> incident.path("id").asString())
                .toList();
    }

    @Test
    void list_is_found_by_state_and_entity_and_goes_on_where_a_page_ends() throws Exception {
        assertThat(ids(json("/api/incidents"))).containsExactly("storm", "alone", "past");
        assertThat(ids(json("/api/incidents?state=unresolved"))).containsExactly("storm", "alone");
        assertThat(ids(json("/api/incidents?state=resolved"))).containsExactly("past");
        assertThat(ids(json("/api/incidents?entity=service:shop"))).containsExactly("alone");
        assertThat(ids(json("/api/incidents?entity=service:nobody"))).isEmpty();

        List<String> paged = new ArrayList<>();
        String before = "";
        for (int page = 0; page < 3; page++) {
            JsonNode answer = json("/api/incidents?most=1" + before);
            paged.addAll(ids(answer));
            assertThat(answer.path("nextBeforeMs").isNull()).isEqualTo(page == 2);
            before = "&before=" + answer.path("nextBeforeMs").asLong();
        }
        assertThat(paged).containsExactly("storm", "alone", "past");
    }

    @Test
    void line_says_how_much_was_folded_and_the_cause() throws Exception {
        JsonNode storm = json("/api/incidents?state=open").path("incidents").path(0);

        assertThat(storm.path("members").asInt()).isEqualTo(10_000);
        assertThat(storm.path("entityCount").asInt()).isEqualTo(201);
        assertThat(storm.path("entities").size()).isEqualTo(5);
        assertThat(storm.path("cause").asString()).isEqualTo("db is short of CPU.");
        assertThat(storm.path("endMs").isNull()).isTrue();
    }

    @Test
    void whole_incident_has_its_causes_story_and_a_past_one_like_it() throws Exception {
        JsonNode whole = json("/api/incident?id=storm");

        assertThat(whole.path("incident").path("entities").size()).isEqualTo(201);
        assertThat(whole.path("members").size()).isEqualTo(50);
        assertThat(whole.path("story").size()).isEqualTo(1_000);
        JsonNode cause = whole.path("diagnosis").path("causes").path(0);
        assertThat(cause.path("entity").asString()).isEqualTo("service:db");
        assertThat(cause.path("clues").path(0).path("text").asString()).isEqualTo("98 %, usually 10–30 %");
        assertThat(cause.path("apart").size()).isEqualTo(1);
        assertThat(cause.path("apart").path(0).path("sentence").asString()).startsWith("90 % of requests to db");
        JsonNode elsewhere = whole.path("diagnosis").path("apart");
        assertThat(elsewhere.size()).isEqualTo(1);
        assertThat(elsewhere.path(0).path("entity").asString()).isEqualTo("service:shop");
        assertThat(elsewhere.path(0).path("conditions").path(0).asString()).isEqualTo("zone=b");
        JsonNode burst = whole.path("diagnosis").path("logs").path(0);
        assertThat(burst.path("severity").asString()).isEqualTo("error");
        assertThat(burst.path("example").asString()).isEqualTo("lost `it`");
        JsonNode similar = whole.path("similar").path(0);
        assertThat(similar.path("id").asString()).isEqualTo("past");
        assertThat(similar.path("why").asString()).contains("the same cause: service:db, CPU", "1 of 201 entities");
    }

    @Test
    void ten_thousand_members_are_read_in_pages_and_in_time() throws Exception {
        int seen = 0;
        String next = "0";
        while (!next.isEmpty()) {
            JsonNode page = json("/api/incident/members?id=storm&skip=" + next);
            assertThat(page.path("members").size()).isEqualTo(200);
            assertThat(page.path("members").path(0).path("fingerprint").asString())
                    .startsWith("alert/alertmanager/key-%d@".formatted(seen));
            seen += page.path("members").size();
            next = page.path("next").isNull() ? "" : page.path("next").asString();
        }
        assertThat(seen).isEqualTo(10_000);
        assertThat(quickest("/api/incident/members?id=storm&skip=9800")).isLessThan(QUICK_NANOS);
        assertThat(quickest("/api/incidents")).isLessThan(QUICK_NANOS);
        assertThat(quickest("/api/incident?id=storm")).isLessThan(QUICK_NANOS);
    }

    /// The quickest of some, as others work on this machine, too.
    private long quickest(String path) throws Exception {
        long quickest = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            long began = System.nanoTime();
            server.get(path);
            quickest = Math.min(quickest, System.nanoTime() - began);
        }
        System.out.printf("%s: %.0f ms%n", path, quickest / 1e6);
        return quickest;
    }

    @Test
    void post_mortem_tells_what_is_known_and_asks_the_rest() throws Exception {
        HttpResponse<String> response = server.get("/api/incident/postmortem?id=storm");

        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("text/markdown");
        assertThat(response.body())
                .startsWith("# Post-mortem: db: storm")
                .contains("10000 folded into 1 incident", "## Impact", "Noticed at service:shop.")
                .contains("1. **service:db**, CPU, 80 %: It is busy \\<b\\>all\\</b\\> the time.")
                .contains("service:db cpu busy: 98 %, usually 10–30 %")
                .contains("service:shop: it began later", "and 9800 more", "Missing: spans of db")
                .contains("   - 90 % of requests to db with zone=\\<b\\> fail.")
                .contains("elsewhere have in common", "- 80 % of requests to shop with zone=c fail.")
                .contains("- service:db error: “lost \\<\\*\\>” came 7 times", "Such as: lost \\`it\\`")
                .contains("Nobody has confirmed one", "It is not over yet.");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/incident, 422",
        "/api/incident?id=, 422",
        "/api/incident?id=nobody, 404",
        "/api/incident?id=%00, 404",
        "/api/incident/members?id=nobody, 404",
        "/api/incident/members?id=storm&skip=-1, 400",
        "/api/incident/members?id=storm&most=201, 400",
        "/api/incident/members?id=storm&skip=99999, 200",
        "/api/incident/postmortem?id=nobody, 404",
        "/api/incidents?state=broken, 400",
        "/api/incidents?before=x, 400",
        "/api/incidents?most=0, 400"
    })
    void odd_question_gets_a_word(String path, int status) throws Exception {
        HttpResponse<String> response = server.get(path);

        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(server.get(path.replace("nobody", "x".repeat(1_000))).statusCode())
                .isEqualTo(status);
    }
}
