// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.cloudevents;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.EntityNames;
import io.vedette.server.receive.EventTime;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.HttpIntake.Arrival;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// Events become changes of kind `event`.
///
/// - **In:** one event in headers and body, one as JSON, or a list of them.
/// - **Out:** a change whose key is source and id, which the specification makes unique, and whose title is the type
///   and the subject. JSON data and all further attributes are its attributes. An event that lacks what is demanded
///   is refused alone.
/// - **Source:** CNCF, *CloudEvents 1.0.2*, with its JSON format and HTTP binding.
/// - **State:** immutable.
final class EventDecoder {
    private static final int LONGEST = 1_024;

    private final EntityNames names;
    private final ReceiveLimits limits;

    EventDecoder(EntityNames names, ReceiveLimits limits) {
        this.names = names;
        this.limits = limits;
    }

    /// One event or several as JSON.
    Harvest structured(Body body, Arrival arrival) throws Refusal {
        Harvest harvest = new Harvest();
        for (JsonNode event : JsonText.trees(body)) {
            SortedMap<String, String> told = new TreeMap<>();
            event.forEachEntry((name, value) -> {
                if (!name.equals("data_base64")) {
                    JsonText.flatten(value, name, told, LogLines.MOST_ATTRIBUTES);
                }
            });
            take(told, arrival, harvest);
        }
        return harvest;
    }

    /// One event whose attributes came as headers, `ce-` taken off.
    Harvest binary(Body body, Map<String, String> attributes, boolean json, Arrival arrival) throws Refusal {
        Harvest harvest = new Harvest();
        SortedMap<String, String> told = new TreeMap<>(attributes);
        if (json && body.length() > 0) {
            JsonText.flatten(JsonText.tree(body), "data", told, LogLines.MOST_ATTRIBUTES);
        } else if (body.length() > 0) {
            told.put("data", new String(body.bytes(), 0, body.length(), StandardCharsets.UTF_8));
        }
        take(told, arrival, harvest);
        return harvest;
    }

    private void take(SortedMap<String, String> told, Arrival arrival, Harvest harvest) {
        String id = text(told, "id");
        String source = text(told, "source");
        String type = text(told, "type");
        if (id.isEmpty()
                || source.isEmpty()
                || type.isEmpty()
                || !text(told, "specversion").startsWith("1")) {
            harvest.fault("malformed", "an event of version 1 needs id, source, type and specversion");
            return;
        }
        String time = text(told, "time");
        OptionalLong nanos = time.isEmpty() ? OptionalLong.of(arrival.nanos()) : EventTime.ofText(time);
        if (nanos.isEmpty()) {
            harvest.fault("no-time", "an event's time must be of RFC 3339");
            return;
        }
        for (String known : new String[] {"id", "time", "specversion"}) {
            told.remove(known);
        }
        Entity service = names.allowed(new Entity("service", LogLines.head(source, 256)));
        EntityNames.Named named = names.ofRecord(LogLines.bounded(told, limits), service);
        String title = (type + ' ' + text(told, "subject")).strip();
        harvest.take(new Change(
                named.entity(),
                nanos.getAsLong(),
                "cloudevents",
                LogLines.head(source + ' ' + id, LONGEST),
                "event",
                LogLines.head(title, LONGEST),
                named.rest()));
    }

    private static String text(SortedMap<String, String> told, String name) {
        return told.getOrDefault(name, "").strip();
    }
}
