// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import static io.vedette.server.receive.HookCall.first;

import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import tools.jackson.databind.JsonNode;

/// Deployments, their outcomes, and releases on GitHub.
///
/// - **Source:** GitHub, *Webhook events and payloads*.
final class GitHub implements Hook {
    @Override
    public String name() {
        return "github";
    }

    @Override
    public void read(HookCall call, Harvest harvest) {
        JsonNode event = call.documents().getFirst();
        String repository = first(event.path("repository"), "name");
        switch (call.header("X-GitHub-Event")) {
            case "deployment" ->
                deployment(event, "created", "created_at", call).into(harvest, call, repository);
            case "deployment_status" -> {
                JsonNode status = event.path("deployment_status");
                deployment(event, first(status, "state"), "updated_at", call)
                        .at(call.time(first(status, "created_at", "updated_at")))
                        .into(harvest, call, repository);
            }
            case "release" -> {
                if (first(event, "action").equals("published")) {
                    release(event.path("release"), repository, call).into(harvest, call, repository);
                }
            }
            default -> {}
        }
    }

    private ChangeText deployment(JsonNode event, String state, String time, HookCall call) {
        JsonNode deployment = event.path("deployment");
        String environment = first(deployment, "environment");
        return new ChangeText(name(), "deployment", call)
                .key("deployment", first(deployment, "id"), state)
                .title("deployment of", first(deployment, "ref"), "to", environment, state)
                .at(call.time(first(deployment, time)))
                .with("environment", environment)
                .with("version", first(deployment, "ref"))
                .with("commit", first(deployment, "sha"))
                .with("author", first(deployment.path("creator"), "login"))
                .with("state", state)
                .with("repository", first(event.path("repository"), "full_name"))
                .with("description", first(deployment, "description"));
    }

    private ChangeText release(JsonNode release, String repository, HookCall call) {
        return new ChangeText(name(), "release", call)
                .key("release", first(release, "id"))
                .title("release", first(release, "name", "tag_name"), "of", repository)
                .at(call.time(first(release, "published_at")))
                .with("version", first(release, "tag_name"))
                .with("author", first(release.path("author"), "login"))
                .with("url", first(release, "html_url"));
    }
}
