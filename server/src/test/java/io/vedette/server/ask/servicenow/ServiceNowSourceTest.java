// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.server.ask.HttpAccess;
import io.vedette.server.masking.Masking;
import io.vedette.server.masking.MaskingSettings;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.HandClock;
import io.vedette.server.receive.Inlet;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.RecordingJournal;
import io.vedette.server.receive.RecordingLedger;
import io.vedette.server.receive.ScriptedServer;
import io.vedette.server.receive.Senders;
import io.vedette.server.settings.Secret;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ServiceNowSourceTest {
    private static final String NOW = "2026-03-01T12:00:00Z";

    private final HandClock clock = new HandClock(Instant.parse(NOW));
    private final RecordingJournal journal = new RecordingJournal();
    private final RecordingLedger ledger = new RecordingLedger();
    private final Senders senders = new Senders();
    private final Reception reception = new Reception(
            new Inlet(journal, clock),
            senders,
            ReceiveLimits.DEFAULT,
            new EntityNames(List.of()),
            new Masking(MaskingSettings.DEFAULT),
            clock);
    private final FakeTables tables = new FakeTables();
    private ScriptedServer server;

    @BeforeEach
    void begin() throws IOException {
        server = new ScriptedServer(tables);
    }

    @AfterEach
    void end() {
        server.close();
    }

    private ServiceNowSource source(int page, HttpAccess access, String... of) throws IOException {
        ServiceNow settings =
                new ServiceNow("http://" + server.address(), List.of(of), Duration.ofMinutes(1), page, access);
        return new ServiceNowSource(settings, reception, ledger, clock);
    }

    private ServiceNowSource changes(int page) throws IOException {
        return source(page, HttpAccess.NONE, "change_request");
    }

    private void minuteLater(ServiceNowSource source) throws InterruptedException {
        clock.move(Duration.ofMinutes(1));
        source.turn();
    }

    private List<String> titles() {
        return journal.observations().stream()
                .map(one -> one instanceof Change change ? change.title() : ((Alert) one).title())
                .toList();
    }

    private void change(String id, String changed, String title) {
        tables.put("change_request", id, changed, "short_description", title, "state", "-1");
    }

    @Test
    void change_request_becomes_a_change_of_its_configuration_item() throws Exception {
        tables.put(
                "change_request",
                "c83c5e5347c12200e0ef563dbb9a7190",
                "2026-03-01 11:58:07",
                "number",
                "CHG0030001",
                "short_description",
                "Raise the pool of connections",
                "state",
                "-1",
                "type",
                "normal",
                "cmdb_ci.name",
                "db-1",
                "cmdb_ci.sys_class_name",
                "cmdb_ci_linux_server",
                "sys_updated_by",
                "ann",
                "work_end",
                "");
        try (ServiceNowSource source = changes(200)) {
            source.turn();

            assertThat(source.status().remark()).isEmpty();
            assertThat(source.status().up()).isTrue();
            assertThat(source.status().samples()).isEqualTo(1);
        }
        Change change = (Change) journal.observations().getFirst();
        assertThat(change.entity()).isEqualTo(new Entity("host", "db-1"));
        assertThat(Instant.ofEpochSecond(0, change.nanos())).isEqualTo("2026-03-01T11:58:07Z");
        assertThat(change.source()).isEqualTo("servicenow");
        assertThat(change.key()).isEqualTo("CHG0030001/-1");
        assertThat(change.kind()).isEqualTo("ticket");
        assertThat(change.title()).isEqualTo("Raise the pool of connections");
        assertThat(change.attributes())
                .containsEntry("state", "Implement")
                .containsEntry("type", "normal")
                .containsEntry("sys_updated_by", "ann")
                .doesNotContainKeys("work_end", "cmdb_ci.name");
    }

    @Test
    void incident_becomes_an_alert_that_fires_until_it_is_resolved() throws Exception {
        String[] incident = {
            "number", "INC0010002", "short_description", "Shop is slow", "priority", "1", "opened_at",
            "2026-03-01 11:40:00", "business_service.name", "Shop", "state", "2", "resolved_at", ""
        };
        tables.put("incident", "i1", "2026-03-01 11:50:00", incident);
        try (ServiceNowSource source = source(200, HttpAccess.NONE, "incident")) {
            source.turn();
            incident[11] = "6";
            incident[13] = "2026-03-01 12:00:30";
            tables.put("incident", "i1", "2026-03-01 12:00:31", incident);
            minuteLater(source);
        }

        Alert firing = (Alert) journal.observations().getFirst();
        Alert resolved = (Alert) journal.observations().getLast();
        assertThat(journal.observations()).hasSize(2);
        assertThat(firing.firing()).isTrue();
        assertThat(firing.severity()).isEqualTo(Severity.FATAL);
        assertThat(firing.entity()).isEqualTo(new Entity("service", "Shop"));
        assertThat(Instant.ofEpochSecond(0, firing.nanos())).isEqualTo("2026-03-01T11:40:00Z");
        assertThat(resolved.firing()).isFalse();
        assertThat(resolved.key()).isEqualTo(firing.key()).isEqualTo("INC0010002");
        assertThat(Instant.ofEpochSecond(0, resolved.nanos())).isEqualTo("2026-03-01T12:00:30Z");
        assertThat(resolved.labels()).containsEntry("state", "Resolved");
    }

    @Test
    void incident_that_was_opened_long_ago_is_told_as_of_its_last_change() throws Exception {
        tables.put("incident", "i1", "2026-03-01 11:50:00", "opened_at", "2025-11-01 00:00:00", "state", "3");
        try (ServiceNowSource source = source(200, HttpAccess.NONE, "incident")) {
            source.turn();
        }

        Alert alert = (Alert) journal.observations().getFirst();
        assertThat(Instant.ofEpochSecond(0, alert.nanos())).isEqualTo("2026-03-01T11:50:00Z");
        assertThat(alert.labels()).containsEntry("opened_at", "2025-11-01 00:00:00");
        assertThat(alert.entity()).isEqualTo(new Entity("target", server.address()));
    }

    @Test
    void every_record_of_many_pages_comes_once_in_the_order_of_its_change() throws Exception {
        for (int i = 0; i < 50; i++) {
            // Ten of them within one second: more than a page.
            String second = i < 10 ? "00" : "%02d".formatted(i);
            change("%02d".formatted(i), "2026-03-01 11:30:" + second, "change " + i);
        }
        tables.hide("20");
        tables.hide("21");
        tables.hide("22");
        tables.hide("23");
        try (ServiceNowSource source = changes(4)) {
            source.turn();
            minuteLater(source);

            assertThat(source.status().remark()).isEmpty();
        }
        List<String> wanted = java.util.stream.IntStream.range(0, 50)
                .filter(i -> i < 20 || i > 23)
                .mapToObj(i -> "change " + i)
                .toList();
        assertThat(titles()).isEqualTo(wanted);
    }

    @Test
    void restart_goes_on_where_the_last_run_stopped() throws Exception {
        change("a", "2026-03-01 11:58:00", "before");
        try (ServiceNowSource source = changes(200)) {
            source.turn();
        }
        change("b", "2026-03-01 12:30:00", "meanwhile");
        clock.move(Duration.ofHours(1));

        try (ServiceNowSource source = changes(200)) {
            source.turn();
        }

        assertThat(titles()).containsExactly("before", "meanwhile");
        assertThat(tables.asked.getLast().get("sysparm_query")).startsWith("sys_updated_on>=2026-03-01 11:53:00^");
    }

    @Test
    void record_that_is_seen_late_is_told_and_each_state_of_a_record_once() throws Exception {
        change("a", "2026-03-01 11:59:00", "first");
        try (ServiceNowSource source = changes(200)) {
            source.turn();
            change("b", "2026-03-01 11:58:30", "late");
            minuteLater(source);
            change("a", "2026-03-01 12:00:30", "first, again");
            minuteLater(source);
            minuteLater(source);
        }

        assertThat(titles()).containsExactly("first", "late", "first, again");
    }

    @Test
    void at_first_the_last_day_is_asked_for() throws Exception {
        change("a", "2026-02-01 00:00:00", "old");
        try (ServiceNowSource source = changes(200)) {
            source.turn();
        }

        assertThat(titles()).isEmpty();
        assertThat(tables.asked.getFirst().get("sysparm_query")).startsWith("sys_updated_on>=2026-02-28 12:00:01^");
    }

    @Test
    void user_or_token_is_shown() throws Exception {
        change("a", "2026-03-01 11:59:00", "a");
        try (ServiceNowSource source =
                source(9, new HttpAccess("ann", new Secret("pw"), null, null), "change_request")) {
            source.turn();
        }
        try (ServiceNowSource source =
                source(9, new HttpAccess(null, null, new Secret("t0k"), null), "change_request")) {
            source.turn();
        }

        assertThat(tables.authorizations).containsExactly("Basic YW5uOnB3", "Bearer t0k");
    }

    @Test
    void refused_login_is_told_and_not_tried_again_for_an_hour() throws Exception {
        tables.instead = exchange -> FakeTables.error(exchange, 401, "User Not Authenticated");
        try (ServiceNowSource source = changes(200)) {
            for (int minute = 0; minute < 60; minute++) {
                source.turn();
                clock.move(Duration.ofMinutes(1));
            }

            assertThat(tables.asked).hasSize(1);
            assertThat(source.status().up()).isFalse();
            assertThat(source.status().remark())
                    .contains("401")
                    .contains("check access")
                    .contains(server.address());
            tables.instead = null;
            change("a", "2026-03-01 12:59:00", "a");
            source.turn();
            assertThat(source.status().up()).isTrue();
        }
        assertThat(titles()).containsExactly("a");
    }

    @Test
    void table_that_may_not_be_read_stops_no_other() throws Exception {
        change("a", "2026-03-01 11:59:00", "a");
        try (ServiceNowSource source = source(200, HttpAccess.NONE, "incident", "change_request")) {
            source.turn();

            assertThat(source.status().up()).isFalse();
            assertThat(source.status().remark()).contains("incident");
        }
        assertThat(titles()).containsExactly("a");
    }

    @Test
    void instance_that_asks_to_wait_is_left_alone_so_long() throws Exception {
        change("a", "2026-03-01 11:59:00", "a");
        tables.instead = exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "150");
            FakeTables.error(exchange, 429, "Rate limit exceeded");
        };
        try (ServiceNowSource source = changes(200)) {
            source.turn();
            assertThat(source.status().remark()).contains("429").contains("150 s");
            tables.instead = null;
            minuteLater(source);
            minuteLater(source);
            assertThat(tables.asked).hasSize(1);
            minuteLater(source);
        }

        assertThat(titles()).containsExactly("a");
    }

    @Test
    void instance_that_stays_away_is_asked_ever_more_seldom() throws Exception {
        tables.instead = exchange -> FakeTables.error(exchange, 500, "broken");
        try (ServiceNowSource source = changes(200)) {
            for (int minute = 0; minute < 600; minute++) {
                source.turn();
                clock.move(Duration.ofMinutes(1));
            }
        }

        assertThat(tables.asked).hasSizeBetween(8, 20);
    }

    @Test
    void what_is_no_table_api_is_told_so() throws Exception {
        tables.instead = exchange -> ScriptedServer.answer(exchange, 200, "text/html", "<html>asleep</html>");
        try (ServiceNowSource source = changes(200)) {
            source.turn();
            assertThat(source.status().remark()).contains("web page");
            for (String body : List.of("[1, 2", "{\"result\": 3}", "{}", "", "null")) {
                tables.instead = exchange -> ScriptedServer.answer(exchange, 200, "application/json", body);
                clock.move(Duration.ofHours(2));
                source.turn();
                assertThat(source.status().up()).as(body).isFalse();
            }
            tables.instead = exchange -> FakeTables.error(exchange, 200, "Transaction cancelled");
            clock.move(Duration.ofHours(2));
            source.turn();
            assertThat(source.status().remark()).contains("Transaction cancelled");
        }
        assertThat(journal.observations()).isEmpty();
    }

    @Test
    void page_that_is_too_long_is_asked_for_again_with_fewer_records() throws Exception {
        String megabyte = "x".repeat(1 << 20);
        for (int i = 0; i < 20; i++) {
            tables.put("change_request", "" + i, "2026-03-01 11:30:%02d".formatted(i), "close_code", megabyte);
        }
        try (ServiceNowSource source = changes(20)) {
            source.turn();

            assertThat(source.status().remark()).isEmpty();
        }
        assertThat(journal.observations()).hasSize(20);
        assertThat(tables.asked.getLast()).containsEntry("sysparm_limit", "10");
    }

    @Test
    void full_disk_leaves_the_records_for_the_next_turn() throws Exception {
        change("a", "2026-03-01 11:59:00", "a");
        journal.fill();
        try (ServiceNowSource source = changes(200)) {
            source.turn();
            assertThat(source.status().up()).isFalse();
            journal.empty();
            minuteLater(source);
            assertThat(source.status().up()).isTrue();
        }
        assertThat(titles()).containsExactly("a");
    }

    @Test
    void secrets_are_masked_and_records_without_an_id_are_counted() throws Exception {
        change("a", "2026-03-01 11:59:00", "ann@example.org changed it");
        change("", "2026-03-01 11:59:01", "nobody's");
        try (ServiceNowSource source = changes(200)) {
            source.turn();
        }

        assertThat(titles())
                .singleElement()
                .asString()
                .doesNotContain("example.org")
                .endsWith("changed it");
        assertThat(senders.refused()).isEqualTo(Map.of("servicenow", Map.of("no-key", 1L)));
    }

    @Test
    void wrong_settings_are_named() {
        assertThatThrownBy(() -> new ServiceNow("example", null, null, null, null))
                .hasMessageContaining("servicenow.url");
        assertThatThrownBy(() -> new ServiceNow("http://x", List.of("cmdb"), null, null, null))
                .hasMessageContaining("servicenow.tables");
        assertThatThrownBy(() -> new ServiceNow("http://x", null, Duration.ofSeconds(1), null, null))
                .hasMessageContaining("servicenow.every");
        assertThatThrownBy(() -> new ServiceNow("http://x", null, null, 0, null))
                .hasMessageContaining("servicenow.page");
    }
}
