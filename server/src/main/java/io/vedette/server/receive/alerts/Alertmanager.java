// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import io.vedette.server.receive.Refusal;
import java.util.Set;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/// Prometheus's Alertmanager, webhook version 4; Grafana's alerting sends the same with members of its own.
///
/// - **Source:** Prometheus, *Alerting configuration, webhook_config*; Grafana Labs, *Configure the webhook notifier*.
///
/// @param name `alertmanager` or `grafana`
record Alertmanager(String name) implements Hook {
    /// Annotations that the alert bears already.
    private static final Set<String> TOLD = Set.of("summary", "description");

    @Override
    public void read(HookCall call, Harvest harvest) throws Refusal {
        for (JsonNode group : call.documents()) {
            if (!group.path("alerts").isArray()) {
                throw Refusal.malformed("the body must have a list `alerts`");
            }
            for (JsonNode alert : group.path("alerts")) {
                read(alert, call, harvest);
            }
        }
    }

    private void read(JsonNode alert, HookCall call, Harvest harvest) {
        SortedMap<String, String> labels = HookCall.labels(alert.path("labels"));
        JsonNode annotations = alert.path("annotations");
        String rule = labels.getOrDefault("alertname", "");
        String sentence = HookCall.first(annotations, "summary", "title", "description", "message");
        boolean firing = !HookCall.first(alert, "status").equals("resolved");
        String key = HookCall.first(alert, "fingerprint");
        String description = HookCall.first(annotations, "description");
        if (!description.isEmpty()) {
            labels.put("description", description);
        }
        // Under names of their own: what an alert is about, its labels say and nothing else.
        HookCall.labels(annotations).forEach((note, text) -> {
            if (!TOLD.contains(note)) {
                labels.put("annotation." + note, text);
            }
        });
        new AlertText(
                        name,
                        key.isEmpty() ? labels.toString() : key,
                        sentence.isEmpty() ? rule : sentence,
                        Severity.ofWord(labels.getOrDefault("severity", labels.getOrDefault("priority", ""))),
                        firing,
                        call.time(HookCall.first(alert, firing ? "startsAt" : "endsAt")))
                .into(harvest, call, labels);
    }
}
