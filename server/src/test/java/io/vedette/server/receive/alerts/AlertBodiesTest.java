// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Severity;
import io.vedette.server.ReceiverStage;
import io.vedette.server.receive.Calling;
import io.vedette.server.receive.VendorBody;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each vendor's whole body, as it documents it, through the running receiver. CloudWatch's are in [CloudWatchTest].
final class AlertBodiesTest {
    private final Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private ReceiverStage stage;

    @BeforeEach
    void open() throws IOException {
        stage = ReceiverStage.open(Alerts.DEFAULT::open);
    }

    @AfterEach
    void shut() {
        stage.close();
    }

    private List<Alert> told(String hook, String name) throws Exception {
        String body = VendorBody.read(AlertBodiesTest.class, name, at);
        assertThat(Calling.post(stage, "/hooks/" + hook, body)).isEqualTo(204);
        return stage.stored().stream().map(Alert.class::cast).toList();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pagerduty  | pagerduty-triggered | service:Checkout | Q2ABC | Checkout fails | ERROR | true
            pagerduty  | pagerduty-resolved  | service:Checkout | Q2ABC | Checkout fails | ERROR | false
            zabbix     | zabbix              | host:db-1        | 1734 | Load average is too high | ERROR | true
            solarwinds | solarwinds          | host:sw-1        | 1181  | sw-1 does not answer | FATAL | true
            azure      | azure               | host:vm-1        | s1_shop_Microsoft.Insights_metricAlerts_cpu \
            | The processors of vm-1 are busy | WARN | false
            google     | google              | host:gce-1       | 0.opqiw61fsv7p \
            | CPU utilization of gce-1 is back below 0.8 | ERROR | false
            """)
    void whole_body_becomes_an_alert(
            String hook, String name, String entity, String key, String title, Severity severity, boolean firing)
            throws Exception {
        Alert alert = told(hook, name).getFirst();

        assertThat(stage.stored()).hasSize(1);
        assertThat(alert.source()).isEqualTo(hook);
        assertThat(alert.entity()).hasToString(entity);
        assertThat(alert.key()).isEqualTo(key);
        assertThat(alert.title()).isEqualTo(title);
        assertThat(alert.severity()).isEqualTo(severity);
        assertThat(alert.firing()).isEqualTo(firing);
        assertThat(Instant.ofEpochSecond(0, alert.nanos())).isEqualTo(at);
    }

    @Test
    void grafana_tells_several_of_a_group_at_once() throws Exception {
        List<Alert> alerts = told("grafana", "grafana");

        assertThat(alerts).extracting(Alert::key).containsExactly("c6eadffa33fcdf37", "bc97ff14869b13e3");
        assertThat(alerts).extracting(Alert::firing).containsExactly(true, false);
        assertThat(alerts).extracting(Alert::severity).containsExactly(Severity.WARN, Severity.NONE);
        assertThat(alerts).extracting(Alert::title).containsExactly("web-1 runs out of memory", "Disk is full");
        assertThat(alerts).extracting(alert -> alert.entity().toString()).containsExactly("host:web-1", "host:web-2");
        assertThat(alerts)
                .allSatisfy(alert ->
                        assertThat(Instant.ofEpochSecond(0, alert.nanos())).isEqualTo(at));
        assertThat(alerts.getFirst().labels())
                .containsEntry("grafana_folder", "shop")
                .containsEntry("description", "Less than a tenth is free")
                .containsEntry("annotation.runbook_url", "https://example.org/memory");
    }
}
