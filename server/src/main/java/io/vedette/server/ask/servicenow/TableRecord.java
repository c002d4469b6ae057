// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.servicenow;

import io.vedette.server.receive.EventTime;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A record as the Table API writes it: an object of texts, empty ones for what is not set, times in UTC.
record TableRecord(JsonNode fields) {
    /// A field; empty where it is not set or may not be read.
    String text(String name) {
        return fields.path(name).asString("").strip();
    }

    /// A field that is a time, in epoch nanoseconds.
    OptionalLong time(String name) {
        return EventTime.ofText(text(name));
    }

    /// When it was changed last, in epoch seconds: the API tells no finer.
    long changed() {
        return time("sys_updated_on").orElse(0) / 1_000_000_000L;
    }

    /// This state of this record, as a word without a blank.
    String mark() {
        return text("sys_id") + "@" + changed();
    }

    /// All that is set.
    SortedMap<String, String> told() {
        SortedMap<String, String> told = new TreeMap<>();
        fields.propertyNames().forEach(name -> {
            if (!text(name).isEmpty()) {
                told.put(name, text(name));
            }
        });
        return told;
    }
}
