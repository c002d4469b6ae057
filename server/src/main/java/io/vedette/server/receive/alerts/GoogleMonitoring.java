// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import io.vedette.server.receive.Refusal;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/// Google Cloud Monitoring's webhook, version 1.2.
///
/// - **Source:** Google, *Create and manage notification channels, schema structure*.
final class GoogleMonitoring implements Hook {
    @Override
    public String name() {
        return "google";
    }

    @Override
    public void read(HookCall call, Harvest harvest) throws Refusal {
        for (JsonNode document : call.documents()) {
            JsonNode incident = document.path("incident");
            if (!incident.isObject()) {
                throw Refusal.malformed("the body must have an `incident`");
            }
            SortedMap<String, String> labels =
                    HookCall.labels(incident.path("resource").path("labels"));
            labels.put("policy", HookCall.first(incident, "policy_name"));
            labels.put("condition", HookCall.first(incident, "condition_name"));
            labels.put("url", HookCall.first(incident, "url"));
            String resource = HookCall.first(incident, "resource_display_name", "resource_name", "resource_id");
            if (!resource.isEmpty()) {
                labels.put("host.name", resource);
            }
            boolean firing = !HookCall.first(incident, "state").equalsIgnoreCase("closed");
            new AlertText(
                            name(),
                            HookCall.first(incident, "incident_id"),
                            HookCall.first(incident, "summary", "policy_name"),
                            Severity.ofWord(HookCall.first(incident, "severity")),
                            firing,
                            call.time(HookCall.first(incident, firing ? "started_at" : "ended_at")))
                    .into(harvest, call, labels);
        }
    }
}
