// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.changes;

import static io.vedette.server.receive.HookCall.first;

import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.Hook;
import io.vedette.server.receive.HookCall;
import tools.jackson.databind.JsonNode;

/// Events of Kubernetes, as exporters send them: the object `Event` whole.
///
/// - **Source:** Kubernetes, *API reference, Event v1 core*.
final class KubernetesEvents implements Hook {
    @Override
    public String name() {
        return "kubernetes";
    }

    @Override
    public void read(HookCall call, Harvest harvest) {
        for (JsonNode document : call.documents()) {
            JsonNode event = document.path("event").isObject() ? document.path("event") : document;
            JsonNode object =
                    event.path("involvedObject").isObject() ? event.path("involvedObject") : event.path("regarding");
            String kind = first(object, "kind");
            ChangeText change = new ChangeText(name(), "event", call)
                    .key(first(event.path("metadata"), "uid", "name"), first(event, "count"))
                    .title(kind, first(object, "name"), first(event, "reason") + ":", first(event, "message", "note"))
                    .at(call.time(first(event, "lastTimestamp", "eventTime", "firstTimestamp")))
                    .with("reason", first(event, "reason"))
                    .with("type", first(event, "type"))
                    .with("object", kind);
            about(change, kind, object);
            change.into(harvest, call, "");
        }
    }

    private static void about(ChangeText change, String kind, JsonNode object) {
        String name = first(object, "name");
        String namespace = first(object, "namespace");
        switch (kind) {
            case "Pod" -> change.with("k8s.pod.name", name).with("k8s.namespace.name", namespace);
            case "Node" -> change.with("host.name", name);
            default -> change.with("service.name", name).with("service.namespace", namespace);
        }
    }
}
