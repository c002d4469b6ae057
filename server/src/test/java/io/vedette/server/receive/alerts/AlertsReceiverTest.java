// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Calling;
import io.vedette.server.receive.StagedLaws;
import io.vedette.server.settings.Secret;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Other systems' alerts: the laws by way of Alertmanager, and what each vendor tells.
final class AlertsReceiverTest extends StagedLaws {
    AlertsReceiverTest() {
        super("alerts", Alerts.DEFAULT::open);
    }

    /// Ended alerts: one that fires is taken however long ago it began.
    @Override
    protected Sending good(Instant at) {
        return call("/hooks/alertmanager", """
                {"version": "4", "groupKey": "{}", "status": "resolved", "receiver": "vedette", "alerts": [
                  {"status": "resolved", "labels": {"alertname": "Down", "instance": "web-1", "severity": "critical"},
                   "annotations": {"summary": "web-1 was down"}, "startsAt": "2020-01-01T00:00:00Z",
                   "endsAt": "%1$s", "fingerprint": "f1"},
                  {"status": "resolved", "labels": {"alertname": "Slow", "service": "shop"},
                   "startsAt": "2020-01-01T00:00:00Z", "endsAt": "%1$s", "fingerprint": "f2"}]}
                """.formatted(at), 2);
    }

    @Override
    protected Sending mixed(Instant at) {
        return call("/hooks/google", """
                [{"incident": {"incident_id": "i1", "state": "closed", "ended_at": %1$d}},
                 {"incident": {"state": "closed", "ended_at": %1$d}}]
                """.formatted(at.getEpochSecond()), 1);
    }

    @Override
    protected int statusOfMixed() {
        return 400;
    }

    private static Sending call(String path, String json, int observations) {
        return new Sending(path, headers("Content-Type", "application/json"), bytes(json), observations);
    }

    private Alert told(String path, String json) throws Exception {
        HttpResponse<String> answer = send(call(path, json, 1));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        return (Alert) stored().getLast();
    }

    @Test
    void alertmanager_tells_entity_severity_and_fingerprint() throws Exception {
        send(good(Instant.now()));

        Alert first = (Alert) stored().get(stored().size() - 2);
        assertThat(first.entity()).isEqualTo(new Entity("host", "web-1"));
        assertThat(first.severity()).isEqualTo(Severity.FATAL);
        assertThat(first.title()).isEqualTo("web-1 was down");
        assertThat(first.key()).isEqualTo("f1");
        assertThat(first.source()).isEqualTo("alertmanager");
        assertThat(first.firing()).isFalse();
        assertThat(((Alert) stored().getLast()).title()).isEqualTo("Slow");
    }

    @Test
    void alert_that_fires_since_long_ago_is_taken_as_of_now_and_says_since_when() throws Exception {
        Alert alert = told("/hooks/grafana", """
                {"alerts": [{"status": "firing", "labels": {"alertname": "Old", "grafana_folder": "x"},
                  "annotations": {"description": "d"}, "startsAt": "2021-02-03T04:05:06Z", "fingerprint": "g"}]}""");

        assertThat(alert.firing()).isTrue();
        assertThat(alert.source()).isEqualTo("grafana");
        assertThat(alert.labels())
                .containsEntry("began", "2021-02-03T04:05:06Z")
                .containsEntry("description", "d");
        assertThat(alert.nanos()).isGreaterThan(1_790_000_000_000_000_000L);
    }

    @Test
    void pagerduty_tells_incidents_and_nothing_of_notes() throws Exception {
        String event = """
                {"event": {"id": "e", "event_type": "%s", "resource_type": "incident", "occurred_at": "%s",
                 "data": {"id": "PGR0VU2", "type": "incident", "title": "A little bump", "urgency": "high",
                  "service": {"id": "PF9KMXH", "summary": "API"}, "html_url": "https://x"}}}""";

        Alert alert = told("/hooks/pagerduty", event.formatted("incident.triggered", Instant.now()));
        int before = stored().size();
        send(call("/hooks/pagerduty", event.formatted("incident.annotated", Instant.now()), 0));
        send(call("/hooks/pagerduty", "{\"event\": {\"event_type\": \"pagey.ping\"}}", 0));

        assertThat(alert.entity()).isEqualTo(new Entity("service", "API"));
        assertThat(alert.key()).isEqualTo("PGR0VU2");
        assertThat(alert.severity()).isEqualTo(Severity.ERROR);
        assertThat(stored()).hasSize(before);
    }

    @Test
    void zabbix_in_a_stream_and_by_macros() throws Exception {
        Alert streamed = told("/hooks/zabbix", """
                {"clock": %d, "ns": 5, "value": 0, "eventid": 7, "p_eventid": 6, "name": "CPU", "severity": 4,
                 "hosts": [{"host": "db-1", "name": "DB one"}], "tags": [{"tag": "a", "value": "b"}]}
                """.formatted(Instant.now().getEpochSecond()));
        Alert macros = told("/hooks/zabbix", """
                {"event_id": "8", "event_name": "Disk", "event_severity": "Disaster", "event_value": "1",
                 "host_name": "db-2"}""");

        assertThat(streamed.entity()).isEqualTo(new Entity("host", "db-1"));
        assertThat(streamed.key()).isEqualTo("6");
        assertThat(streamed.firing()).isFalse();
        assertThat(streamed.severity()).isEqualTo(Severity.ERROR);
        assertThat(macros.entity()).isEqualTo(new Entity("host", "db-2"));
        assertThat(macros.firing()).isTrue();
        assertThat(macros.severity()).isEqualTo(Severity.FATAL);
        assertThat(macros.title()).isEqualTo("Disk");
    }

    @Test
    void solarwinds_tells_its_node() throws Exception {
        Alert alert = told("/hooks/solarwinds", """
                {"AlertObjectID": "42", "AlertName": "Node down", "NodeName": "sw-1", "Severity": "Critical",
                 "Status": "Reset"}""");

        assertThat(alert.entity()).isEqualTo(new Entity("host", "sw-1"));
        assertThat(alert.firing()).isFalse();
        assertThat(alert.key()).isEqualTo("42");
    }

    @Test
    void azure_tells_its_severity_by_number() throws Exception {
        Alert alert = told("/hooks/azure", """
                {"schemaId": "azureMonitorCommonAlertSchema", "data": {"essentials": {
                  "alertId": "/subscriptions/1/alerts/2", "originAlertId": "o", "alertRule": "cpu", "severity": "Sev1",
                  "monitorCondition": "Fired", "configurationItems": ["vm-1"], "firedDateTime": "%s"},
                  "alertContext": {}}}""".formatted(Instant.now()));

        assertThat(alert.entity()).isEqualTo(new Entity("host", "vm-1"));
        assertThat(alert.severity()).isEqualTo(Severity.ERROR);
        assertThat(alert.firing()).isTrue();
        assertThat(alert.title()).isEqualTo("cpu");
    }

    @Test
    void google_tells_its_resource() throws Exception {
        Alert alert = told("/hooks/google", """
                {"version": "1.2", "incident": {"incident_id": "f2e08c", "state": "open", "started_at": %d,
                  "policy_name": "p", "condition_name": "c", "summary": "CPU is high", "severity": "Warning",
                  "resource": {"type": "gce_instance", "labels": {"zone": "eu"}}, "resource_name": "gce-1"}}
                """.formatted(Instant.now().getEpochSecond()));

        assertThat(alert.entity()).isEqualTo(new Entity("host", "gce-1"));
        assertThat(alert.severity()).isEqualTo(Severity.WARN);
        assertThat(alert.labels()).containsEntry("zone", "eu").containsEntry("policy", "p");
    }

    @Test
    void token_is_asked_for_when_one_is_set_and_a_signature_where_there_is_one() throws Exception {
        Alerts settings = new Alerts(true, new Secret("t0k"), new Secret("pd"), List.of());
        String body = "{\"alerts\": []}";
        try (ReceiverStage guarded = ReceiverStage.open(settings::open)) {
            assertThat(Calling.post(guarded, "/hooks/grafana", body)).isEqualTo(401);
            assertThat(Calling.post(guarded, "/hooks/grafana", body, "Authorization", "Bearer t0K"))
                    .isEqualTo(401);
            assertThat(Calling.post(guarded, "/hooks/grafana", body, "Authorization", "Bearer t0k"))
                    .isEqualTo(204);
            assertThat(Calling.post(guarded, "/hooks/grafana", body, "Authorization", "Basic dTp0MGs="))
                    .isEqualTo(204);
            // echo -n '{}' | openssl dgst -sha256 -hmac pd
            String signed = "v1=00,v1=%s".formatted(hmac("pd", "{}"));
            assertThat(Calling.post(guarded, "/hooks/pagerduty", "{}", "X-PagerDuty-Signature", signed))
                    .isEqualTo(204);
            assertThat(Calling.post(guarded, "/hooks/pagerduty", "{ }", "X-PagerDuty-Signature", signed))
                    .isEqualTo(401);
            assertThat(Calling.post(guarded, "/hooks/pagerduty", "{}", "Authorization", "Bearer t0k"))
                    .isEqualTo(401);
        }
    }

    private static String hmac(String secret, String body) throws Exception {
        var mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec(bytes(secret), "HmacSHA256"));
        return java.util.HexFormat.of().formatHex(mac.doFinal(bytes(body)));
    }
}
