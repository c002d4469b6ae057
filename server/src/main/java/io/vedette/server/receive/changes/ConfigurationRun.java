// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import static io.vedette.server.receive.HookCall.first;

import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reports of Puppet (as JSON) and of Chef's data collector: a run that changed nothing is no change.
///
/// - **Source:** Puppet, *Report format 12*; Chef, *Data collector, run_converge*.
///
/// @param name `puppet` or `chef`
record ConfigurationRun(String name) implements Hook {
    private static final Set<String> STARTS = Set.of("run_start", "action");

    @Override
    public void read(HookCall call, Harvest harvest) {
        for (JsonNode run : call.documents()) {
            String status = first(run, "status");
            boolean unchanged = status.equals("unchanged")
                    || first(run, "updated_resource_count").equals("0");
            boolean failed = status.startsWith("fail");
            if (STARTS.contains(first(run, "message_type")) || unchanged && !failed) {
                continue;
            }
            String host = first(run, "host", "certname", "node_name", "node");
            String time = first(run, "time", "end_time", "start_time");
            String version = first(run, "configuration_version", "policy_revision");
            new ChangeText(name, "configuration", call)
                    .key(first(run, "transaction_uuid", "run_id", "catalog_uuid", "id"), host, time)
                    .title(name, "run on", host, status)
                    .at(call.time(time))
                    .with("host.name", host)
                    .with("state", status)
                    .with("version", version)
                    .with("environment", first(run, "environment", "chef_environment"))
                    .with("changed", first(run, "updated_resource_count"))
                    .into(harvest, call, "");
        }
    }
}
