// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// PagerDuty's webhooks, version 3: incidents that are triggered, and those that are resolved.
///
/// - **Source:** PagerDuty, *Webhooks V3 overview*.
final class PagerDuty implements Hook {
    private static final Set<String> TELLING =
            Set.of("incident.triggered", "incident.reopened", "incident.escalated", "incident.resolved");

    @Override
    public String name() {
        return "pagerduty";
    }

    @Override
    public void read(HookCall call, Harvest harvest) {
        for (JsonNode document : call.documents()) {
            JsonNode event = document.path("event");
            String type = HookCall.first(event, "event_type");
            JsonNode incident = event.path("data");
            if (!TELLING.contains(type)) {
                continue;
            }
            SortedMap<String, String> labels = new TreeMap<>();
            put(labels, "service.name", HookCall.first(incident.path("service"), "summary"));
            put(labels, "url", HookCall.first(incident, "html_url"));
            put(labels, "urgency", HookCall.first(incident, "urgency"));
            put(labels, "priority", HookCall.first(incident.path("priority"), "summary"));
            new AlertText(
                            name(),
                            HookCall.first(incident, "id"),
                            HookCall.first(incident, "title"),
                            Severity.ofWord(HookCall.first(incident, "urgency")),
                            !type.equals("incident.resolved"),
                            call.time(HookCall.first(event, "occurred_at")))
                    .into(harvest, call, labels);
        }
    }

    private static void put(SortedMap<String, String> labels, String name, String value) {
        if (!value.isEmpty()) {
            labels.put(name, value);
        }
    }
}
