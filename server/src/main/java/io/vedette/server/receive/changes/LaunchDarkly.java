// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import static io.vedette.server.receive.HookCall.first;

import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Flags that are turned in LaunchDarkly: the entries of its audit log.
///
/// - **Source:** LaunchDarkly, *Webhooks, payload format*.
final class LaunchDarkly implements Hook {
    /// `proj/default:env/production:flag/new-checkout`.
    private static final Pattern RESOURCE = Pattern.compile("proj/([^:]{1,200}):env/([^:]{1,200}):flag/(.{1,200})");

    @Override
    public String name() {
        return "launchdarkly";
    }

    @Override
    public void read(HookCall call, Harvest harvest) {
        for (JsonNode entry : call.documents()) {
            if (!first(entry, "kind").equals("flag")) {
                continue;
            }
            String verb = first(entry, "titleVerb");
            ChangeText change = new ChangeText(name(), "flag", call)
                    .key(first(entry, "_id"))
                    .title(first(entry.path("member"), "email"), verb, first(entry, "name"))
                    .at(call.time(first(entry, "date")))
                    .with("flag", first(entry, "name"))
                    .with("author", first(entry.path("member"), "email"))
                    .with("description", first(entry, "description"));
            Matcher resource = RESOURCE.matcher(
                    entry.path("target").path("resources").path(0).asString(""));
            String project = "";
            if (resource.matches()) {
                project = resource.group(1);
                change.with("environment", resource.group(2)).with("flag", resource.group(3));
            }
            change.into(harvest, call, project);
        }
    }
}
