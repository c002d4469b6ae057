// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.hec;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.EventTime;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One event as it was told.
final class HecEvent {
    private static final String METRIC = "metric_name:";

    private final TreeMap<String, String> told;
    private final TreeMap<String, String> metrics = new TreeMap<>();
    private long nanos;
    private String text = "";
    private HecCode code = HecCode.EVENT_REQUIRED;

    private HecEvent(Map<String, String> defaults, long nanos) {
        this.told = new TreeMap<>(defaults);
        this.nanos = nanos;
    }

    static HecEvent raw(String text, Map<String, String> defaults, long arrivalNanos) {
        HecEvent event = new HecEvent(defaults, arrivalNanos);
        event.text = text;
        event.code = HecCode.SUCCESS;
        return event;
    }

    /// Reads the object that the parser stands at the beginning of.
    static HecEvent read(JsonParser in, Map<String, String> defaults, long arrivalNanos) {
        HecEvent event = new HecEvent(defaults, arrivalNanos);
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            switch (name) {
                case "time" ->
                    event.nanos = EventTime.ofNumber(JsonText.scalar(in)).orElse(event.nanos);
                case "event" -> event.event(in, token);
                default ->
                    JsonText.flatten(in, name.equals("fields") ? "" : name, event.told, LogLines.MOST_ATTRIBUTES);
            }
        }
        event.splitMetrics();
        return event;
    }

    /// An event of several fields is told by its message, or as it stands.
    private void event(JsonParser in, JsonToken token) {
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
            TreeMap<String, String> inner = new TreeMap<>();
            JsonText.flatten(in, token == JsonToken.START_ARRAY ? "event" : "", inner, LogLines.MOST_ATTRIBUTES);
            text = inner.getOrDefault(
                    "message", inner.getOrDefault("msg", inner.getOrDefault("line", inner.toString())));
            told.putAll(inner);
            code = inner.isEmpty() ? HecCode.EVENT_BLANK : HecCode.SUCCESS;
        } else {
            text = JsonText.scalar(in);
            code = text.isBlank()
                    ? token == JsonToken.VALUE_NULL ? HecCode.EVENT_REQUIRED : HecCode.EVENT_BLANK
                    : HecCode.SUCCESS;
        }
    }

    /// `metric_name:cpu = 1` for each of many, or `metric_name = cpu` and `_value = 1` for one.
    private void splitMetrics() {
        if (!text.equals("metric") && code == HecCode.SUCCESS) {
            return;
        }
        List.copyOf(told.keySet()).stream()
                .filter(name -> name.startsWith(METRIC))
                .forEach(name -> metrics.put(name.substring(METRIC.length()), String.valueOf(told.remove(name))));
        if (told.containsKey("metric_name") && told.containsKey("_value")) {
            metrics.put(String.valueOf(told.remove("metric_name")), String.valueOf(told.remove("_value")));
        }
        if (!metrics.isEmpty()) {
            code = HecCode.SUCCESS;
        }
    }

    /// What is wrong with it; [HecCode#SUCCESS] where nothing is.
    HecCode code() {
        return code;
    }

    /// Its numbers by name, as they were written; empty for an event of text.
    SortedMap<String, String> metrics() {
        return Collections.unmodifiableSortedMap(metrics);
    }

    /// What came beside the numbers.
    SortedMap<String, String> labels() {
        return Collections.unmodifiableSortedMap(told);
    }

    long nanos() {
        return nanos;
    }

    LogLine line(LogLines lines, Entity otherwise) {
        return lines.make(otherwise, nanos, Severity.NONE, text, told);
    }
}
