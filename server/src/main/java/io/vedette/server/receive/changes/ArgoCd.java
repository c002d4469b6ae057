// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import static io.vedette.server.receive.HookCall.first;

import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import tools.jackson.databind.JsonNode;

/// Syncs of Argo CD: its notifications are written by a template, usually the application whole, or a few of its
/// members side by side.
///
/// - **Source:** Argo CD, *Notifications, webhook*.
final class ArgoCd implements Hook {
    @Override
    public String name() {
        return "argocd";
    }

    @Override
    public void read(HookCall call, Harvest harvest) {
        for (JsonNode document : call.documents()) {
            JsonNode application = document.path("app").isObject() ? document.path("app") : document;
            JsonNode status = application.path("status");
            JsonNode operation = status.path("operationState");
            String name =
                    or(first(application.path("metadata"), "name"), first(document, "app", "name", "application"));
            String phase = or(first(operation, "phase"), first(document, "phase", "status", "state"));
            String revision = or(first(status.path("sync"), "revision"), first(document, "revision", "commit"));
            String time = or(first(operation, "finishedAt", "startedAt"), first(document, "finishedAt", "timestamp"));
            new ChangeText(name(), "deployment", call)
                    .key(name, revision, phase)
                    .title("sync of", name, "to", revision, phase)
                    .at(call.time(time))
                    .with("version", revision)
                    .with("state", phase)
                    .with("health", first(status.path("health"), "status"))
                    .with("author", first(operation.path("operation").path("initiatedBy"), "username"))
                    .into(harvest, call, name);
        }
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }
}
