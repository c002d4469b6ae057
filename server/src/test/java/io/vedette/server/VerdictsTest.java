// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What people say of incidents, on its whole way: page, Journal, road, ledger, page.
@Timeout(90)
final class VerdictsTest {
    private static final String SAY = "/api/incident/verdict";

    private static WholeServer server;

    @BeforeAll
    static void start(@TempDir Path folder) throws IOException {
        new KnownIncidents(System.currentTimeMillis()).write(folder, 60);
        server = WholeServer.start(folder);
    }

    @AfterAll
    static void stop() throws IOException {
        server.close();
    }

    /// Alerts of services that know nothing of each other, an incident each.
    private String fire(String service, String... names) throws Exception {
        List<String> alerts = java.util.Arrays.stream(names)
                .map(name -> """
                        {"status": "firing", "labels": {"alertname": "%s", "service": "%s", "severity": "critical"},
                         "startsAt": "%s", "fingerprint": "%s"}""".formatted(name, service, Instant.now(), name))
                .toList();
        server.post("/hooks/alertmanager", "{\"alerts\": [%s]}".formatted(String.join(",", alerts)));
        String list = "/api/incidents?entity=service:" + service;
        server.eventually(list, "\"members\":" + names.length);
        return json(list).path("incidents").path(0).path("id").asString();
    }

    private JsonNode json(String path) throws Exception {
        return JsonMapper.shared().readTree(server.get(path).body());
    }

    private static String page(String id) {
        return "/api/incident?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8);
    }

    private HttpResponse<String> say(String id, String kind, String subject) throws Exception {
        Map<String, String> said = new TreeMap<>(Map.of("id", id, "kind", kind, "who", "Ada", "note", "why not"));
        said.put("subject", subject);
        return server.post(SAY, JsonMapper.shared().writeValueAsString(said));
    }

    private void heard(String id, String kind, String subject) throws Exception {
        HttpResponse<String> answer = say(id, kind, subject);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
        assertThat(answer.body()).contains("\"does\":\"", "\"undo\":\"");
    }

    private void refused(String id, String kind, String subject, int status, String why) throws Exception {
        HttpResponse<String> answer = say(id, kind, subject);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(why);
    }

    @Test
    void incident_is_taken_up_resolved_and_reopened_and_each_word_is_kept() throws Exception {
        String id = fire("till", "Slow");

        refused(id, "reopen", "", 409, "it is not resolved");
        heard(id, "acknowledge", "");
        server.eventually(page(id), "\"state\":\"acknowledged\"");
        refused(id, "acknowledge", "", 409, "somebody is at it already");
        heard(id, "resolve", "");
        server.eventually(page(id), "\"state\":\"resolved\"");
        refused(id, "resolve", "", 409, "it is resolved already");
        refused(id, "acknowledge", "", 409, "reopen it first");
        refused(id, "split", "alert/alertmanager/Slow@service:till", 409, "it is resolved");
        heard(id, "reopen", "");

        assertThat(server.eventually(page(id), "\"state\":\"reopened\""))
                .contains("Ada acknowledged it: why not", "Ada resolved it: why not", "Ada reopened it: why not");
        assertThat(server.get("/api/incident/postmortem?id=" + URLEncoder.encode(id, StandardCharsets.UTF_8))
                        .body())
                .contains("Ada resolved it: why not");
    }

    @Test
    void two_incidents_become_one_and_a_member_leaves_again() throws Exception {
        String till = fire("till", "Slow", "Errors");
        String mail = fire("mail", "Full");

        refused(till, "merge", till, 409, "into itself");
        refused(till, "merge", "nobody", 404, "no incident nobody");
        refused(till, "merge", "past", 409, "the other incident is resolved");
        refused(mail, "split", "alert/alertmanager/Full@service:mail", 409, "one member only");
        heard(till, "merge", mail);
        server.eventually(page(till), "\"members\":3");
        assertThat(server.eventually(page(mail), "\"state\":\"resolved\"")).contains("\"partOf\":\"" + till);
        refused(mail, "reopen", "", 409, "it became part of " + till);
        assertThat(server.get("/api/incidents?state=unresolved").body()).doesNotContain("\"id\":\"" + mail);

        refused(till, "split", "alert/alertmanager/Nothing", 404, "no member");
        heard(till, "split", "alert/alertmanager/Full@service:mail");
        server.eventually(page(till), "\"members\":2");
        server.eventually("/api/incidents?entity=service:mail&state=open", "\"members\":1");
        refused(till, "split", "alert/alertmanager/Full@service:mail", 409, "taken out already");
        String members = "/api/incident/members?id=" + URLEncoder.encode(till, StandardCharsets.UTF_8);
        assertThat(json(members).path("members").size()).isEqualTo(2);
    }

    @Test
    void merge_is_undone_with_one_word() throws Exception {
        String bank = fire("bank", "Slow", "Errors");
        String post = fire("post", "Full", "Late");
        refused(bank, "unmerge", post, 404, "no incident " + post);
        heard(bank, "merge", post);
        server.eventually(page(bank), "\"members\":4");
        assertThat(server.eventually(page(bank), "\"parts\":[{"))
                .contains("\"id\":\"" + post)
                .contains("{\"kind\":\"unmerge\",\"allowed\":true");

        heard(bank, "unmerge", post);

        // What can still be undone is known a moment before the Ledger knows who left.
        server.eventually(page(bank), "\"parts\":[]");
        server.eventually(page(bank), "\"members\":2");
        assertThat(server.eventually(page(post), "\"state\":\"reopened\""))
                .contains("\"partOf\":\"\"", "\"members\":2");
    }

    @Test
    void what_only_the_ledger_knows_can_be_resolved_and_nothing_else() throws Exception {
        String desk = fire("desk", "Slow");
        refused("alone", "acknowledge", "", 409, "known from the ledger only");
        refused("alone", "merge", desk, 409, "known from the ledger only");
        refused(desk, "merge", "alone", 409, "of the other incident: it is known from the ledger only");

        heard("alone", "resolve", "");

        assertThat(server.eventually(page("alone"), "\"state\":\"resolved\"")).contains("Ada resolved it");
        refused("alone", "reopen", "", 409, "its members are forgotten");
    }

    @Test
    void secret_in_a_note_is_masked_before_it_is_kept() throws Exception {
        String id = fire("safe", "Open");
        String note = "the login of ada@example.org was tried, Bearer abcdef0123456789abcdef";
        Map<String, String> said = Map.of("id", id, "kind", "acknowledge", "who", "Ada", "note", note);
        server.post(SAY, JsonMapper.shared().writeValueAsString(said));

        assertThat(server.eventually(page(id), "Ada acknowledged it"))
                .contains("the login of <email> was tried")
                .doesNotContain("abcdef0123456789");
        assertThat(server.get("/api/masking").body()).contains("\"receiver\":\"people\"");
    }

    @Test
    void cause_is_agreed_with_or_not_and_the_later_word_counts() throws Exception {
        refused("storm", "disagree", "service:nobody", 409, "no cause that was named");
        heard("storm", "agree", "service:db");
        server.eventually("/api/incident?id=storm", "\"said\":\"agree\"");
        refused("storm", "agree", "service:db", 409, "said already");
        heard("storm", "disagree", "service:db");
        server.eventually("/api/incident?id=storm", "\"said\":\"disagree\"");
        refused("alone", "disagree", "service:shop", 409, "no cause that was named");
    }

    @Test
    void what_ended_long_ago_is_not_reopened() throws Exception {
        refused("past", "reopen", "", 409, "correlate.reopen");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    '' | 422
                    {} | 422
                    [] | 422
                    "storm" | 422
                    { | 400
                    {"id": "storm"} | 422
                    {"kind": "resolve"} | 422
                    {"id": "storm", "kind": "explode"} | 422
                    {"id": "storm", "kind": 7} | 422
                    {"id": ["storm"], "kind": "resolve"} | 422
                    {"id": "storm", "kind": "merge"} | 422
                    {"id": "storm", "kind": "resolve", "subject": "x"} | 422
                    {"id": "nobody", "kind": "resolve"} | 404
                    {"id": "HUGE", "kind": "resolve"} | 404
                    {"id": "storm", "kind": "resolve", "who": "HUGE"} | 422
                    {"id": "storm", "kind": "resolve", "note": "HUGE"} | 422
                    """)
    void odd_word_is_refused(String body, int status) throws Exception {
        HttpResponse<String> answer = server.post(SAY, body.replace("HUGE", "x".repeat(10_000)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"detail\":\"");
    }

    @Test
    void another_site_cannot_speak_for_a_person() throws Exception {
        String good = "{\"id\": \"storm\", \"kind\": \"resolve\"}";

        assertThat(server.ask(server.at(SAY).POST(BodyPublishers.ofString(good)))
                        .statusCode())
                .isEqualTo(415);
        assertThat(status(good, "Content-Type", "text/plain")).isEqualTo(415);
        assertThat(status(good, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(status(good, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
        assertThat(status(good, "Origin", "http://elsewhere.example")).isEqualTo(403);
        assertThat(status(good, "Origin", "null")).isEqualTo(403);
        assertThat(status(good, "Sec-Fetch-Site", "same-origin")).isEqualTo(202);
    }

    private int status(String body, String header, String value) throws Exception {
        var request = server.at(SAY).POST(BodyPublishers.ofString(body));
        if (!header.equals("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        return server.ask(request.header(header, value)).statusCode();
    }
}
