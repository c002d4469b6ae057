// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import static io.vedette.server.receive.HookCall.first;

import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Changes whose body is written by whoever sets the webhook up: ServiceNow's rules, and one's own pipelines.
///
/// - **In:** `id`, `number` or `sys_id`; `title` or `short_description`; `service` or `cmdb_ci`; and, where there are
///   such, `kind`, `time` or `start_date`, `version`, `environment`, `author`. Everything else is kept as it is.
///
/// @param name `servicenow` or `change`
/// @param kind of a change that says none
record FlatChange(String name, String kind) implements Hook {
    /// What the change itself bears already.
    private static final Set<String> TOLD =
            Set.of("id", "number", "title", "short_description", "kind", "service", "time", "timestamp");

    @Override
    public void read(HookCall call, Harvest harvest) {
        for (JsonNode document : call.documents()) {
            String id = first(document, "id", "number", "sys_id");
            String told = first(document, "kind");
            ChangeText change = new ChangeText(name, told.isEmpty() ? kind : told, call)
                    .key(id, first(document, "state"))
                    .title(first(document, "title", "short_description", "description"))
                    .at(call.time(first(document, "time", "timestamp", "start_date", "sys_updated_on")));
            HookCall.labels(document).forEach((key, value) -> {
                if (!TOLD.contains(key)) {
                    change.with(key, value);
                }
            });
            JsonNode item = document.path("cmdb_ci");
            String service = first(document, "service", "cmdb_ci");
            change.into(harvest, call, service.isEmpty() ? first(item, "display_value", "name") : service);
        }
    }
}
