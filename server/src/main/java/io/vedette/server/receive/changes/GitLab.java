// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import static io.vedette.server.receive.HookCall.first;

import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import tools.jackson.databind.JsonNode;

/// Deployments and releases on GitLab.
///
/// - **Source:** GitLab, *Webhook events*.
final class GitLab implements Hook {
    @Override
    public String name() {
        return "gitlab";
    }

    @Override
    public void read(HookCall call, Harvest harvest) {
        JsonNode event = call.documents().getFirst();
        String project = first(event.path("project"), "name");
        switch (first(event, "object_kind")) {
            case "deployment" -> deployment(event, call).into(harvest, call, project);
            case "release" -> {
                if (!first(event, "action").equals("delete")) {
                    release(event, project, call).into(harvest, call, project);
                }
            }
            default -> {}
        }
    }

    private ChangeText deployment(JsonNode event, HookCall call) {
        String environment = first(event, "environment");
        String status = first(event, "status");
        return new ChangeText(name(), "deployment", call)
                .key("deployment", first(event, "deployment_id", "deployable_id"), status)
                .title("deployment of", first(event, "ref", "short_sha"), "to", environment, status)
                .at(call.time(first(event, "status_changed_at")))
                .with("environment", environment)
                .with("version", first(event, "ref"))
                .with("commit", first(event, "short_sha"))
                .with("state", status)
                .with("author", first(event.path("user"), "username", "name"))
                .with("description", first(event, "commit_title"))
                .with("url", first(event, "deployable_url"));
    }

    private ChangeText release(JsonNode event, String project, HookCall call) {
        return new ChangeText(name(), "release", call)
                .key("release", first(event, "id"), first(event, "tag"))
                .title("release", first(event, "name", "tag"), "of", project)
                .at(call.time(first(event, "released_at", "created_at")))
                .with("version", first(event, "tag"))
                .with("url", first(event, "url"));
    }
}
