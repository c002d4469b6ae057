// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.alerts;

import io.vedette.core.domain.Severity;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import io.vedette.server.receive.Refusal;
import java.util.SortedMap;
import tools.jackson.databind.JsonNode;

/// Azure Monitor's common alert schema.
///
/// - **Source:** Microsoft, *Common alert schema for Azure Monitor alerts*.
final class AzureMonitor implements Hook {
    @Override
    public String name() {
        return "azure";
    }

    @Override
    public void read(HookCall call, Harvest harvest) throws Refusal {
        for (JsonNode document : call.documents()) {
            JsonNode essentials = document.path("data").path("essentials");
            if (!essentials.isObject()) {
                throw Refusal.malformed("the body must have `data.essentials`: switch on the common alert schema");
            }
            SortedMap<String, String> labels = HookCall.labels(essentials);
            String item = essentials.path("configurationItems").path(0).asString("");
            if (!item.isBlank()) {
                labels.put("host.name", item);
            }
            boolean firing = !HookCall.first(essentials, "monitorCondition").equals("Resolved");
            String sentence = HookCall.first(essentials, "description", "alertRule");
            new AlertText(
                            name(),
                            HookCall.first(essentials, "originAlertId", "alertId"),
                            sentence,
                            severity(HookCall.first(essentials, "severity")),
                            firing,
                            call.time(HookCall.first(essentials, firing ? "firedDateTime" : "resolvedDateTime")))
                    .into(harvest, call, labels);
        }
    }

    private static Severity severity(String told) {
        return switch (told) {
            case "Sev0" -> Severity.FATAL;
            case "Sev1" -> Severity.ERROR;
            case "Sev2" -> Severity.WARN;
            case "Sev3" -> Severity.INFO;
            case "Sev4" -> Severity.DEBUG;
            default -> Severity.NONE;
        };
    }
}
