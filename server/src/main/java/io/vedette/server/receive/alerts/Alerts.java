// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookProof;
import io.vedette.server.receive.HookReceiver;
import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.settings.Secret;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Taking other systems' alerts at `/hooks/alertmanager`, `grafana`, `pagerduty`, `solarwinds`, `zabbix`, `cloudwatch`,
/// `azure` and `google`.
///
/// @param enabled   whether they are taken at all
/// @param token     that callers must show as a bearer token or a basic password; none is asked when it is not set
/// @param pagerduty the secret that PagerDuty signs with, instead of the token
/// @param topics    of Amazon SNS that may tell us; any when none is named
public record Alerts(
        boolean enabled, @Nullable Secret token, @Nullable Secret pagerduty, List<String> topics) implements Protocol {
    public static final Alerts DEFAULT = new Alerts(true, null, null, List.of());

    public Alerts {
        topics = List.copyOf(topics);
    }

    @Override
    public Receiver open(Reception reception) {
        Amazon amazon = new Amazon();
        return open(reception, new CloudWatch(new SnsSignature(amazon::certificate), topics, amazon::confirm));
    }

    /// The same with another way to Amazon.
    Receiver open(Reception reception, CloudWatch cloudWatch) {
        HookProof shown = HookProof.token(token);
        Map<Hook, HookProof> hooks = new LinkedHashMap<>();
        for (Hook hook : List.of(
                new Alertmanager("alertmanager"),
                new Alertmanager("grafana"),
                new FlatAlert("solarwinds"),
                new FlatAlert("zabbix"),
                new AzureMonitor(),
                new GoogleMonitoring())) {
            hooks.put(hook, shown);
        }
        hooks.put(
                new PagerDuty(),
                pagerduty == null ? shown : HookProof.hash("X-PagerDuty-Signature", "v1=", "HmacSHA256", pagerduty));
        // Amazon signs, and can show no token.
        hooks.put(cloudWatch, HookProof.signature());
        return new HookReceiver("alerts", reception, hooks);
    }
}
