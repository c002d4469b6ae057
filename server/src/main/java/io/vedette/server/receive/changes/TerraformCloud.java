// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import static io.vedette.server.receive.HookCall.first;

import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Runs of Terraform Cloud that ended: applied, or failed and perhaps half done.
///
/// - **Source:** HashiCorp, *Notification configurations API, notification payload*.
final class TerraformCloud implements Hook {
    private static final Set<String> ENDED = Set.of("applied", "errored");

    @Override
    public String name() {
        return "terraform";
    }

    @Override
    public void read(HookCall call, Harvest harvest) {
        for (JsonNode run : call.documents()) {
            for (JsonNode notice : run.path("notifications")) {
                String status = first(notice, "run_status");
                if (!ENDED.contains(status)) {
                    continue;
                }
                String workspace = first(run, "workspace_name");
                new ChangeText(name(), "configuration", call)
                        .key(first(run, "run_id"), status)
                        .title("run in", workspace, status + ":", first(run, "run_message"))
                        .at(call.time(first(notice, "run_updated_at")))
                        .with("state", status)
                        .with("author", first(notice, "run_updated_by"))
                        .with("organization", first(run, "organization_name"))
                        .with("url", first(run, "run_url"))
                        .into(harvest, call, workspace);
            }
        }
    }
}
