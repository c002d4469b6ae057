// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.vedette.server.receive.FuzzStand;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import io.vedette.server.receive.Refusal;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import tools.jackson.databind.JsonNode;

/// Whatever the bytes: they are read, or refused in a sentence; see [FuzzStand].
@Tag("long")
final class AlertsFuzzTest {
    private final FuzzStand stand = new FuzzStand();
    private final List<Hook> hooks = List.of(
            new Alertmanager("alertmanager"),
            new FlatAlert("solarwinds"),
            new FlatAlert("zabbix"),
            new AzureMonitor(),
            new GoogleMonitoring(),
            new PagerDuty(),
            new Unsigned());

    @FuzzTest
    void any_bytes_are_read_or_refused(byte[] bytes) {
        stand.call(bytes, hooks, _ -> "");
    }

    /// What CloudWatch says once Amazon's signature is checked.
    private static final class Unsigned implements Hook {
        private final CloudWatch cloudWatch = new CloudWatch(
                new SnsSignature(_ -> {
                    throw new IOException("not asked");
                }),
                List.of(),
                _ -> {});

        @Override
        public String name() {
            return cloudWatch.name();
        }

        @Override
        public void read(HookCall call, Harvest harvest) throws Refusal {
            for (JsonNode message : call.documents()) {
                cloudWatch.alarm(message, call, harvest);
            }
        }
    }
}
