// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.bulk;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.server.receive.EventTime;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Documents as shippers write them (ECS, Logstash, Fluentd) become log lines.
final class BulkDocuments {
    private static final List<String> TIMES = List.of("@timestamp", "timestamp", "time", "ts");
    private static final List<String> TEXTS = List.of("message", "msg", "log", "event.original", "body", "text");

    /// Where Kubernetes is the host, the node would be named; what speaks is the pod.
    private static final Map<String, String> PODS = Map.of(
            "kubernetes.pod.name", "k8s.pod.name",
            "kubernetes.pod_name", "k8s.pod.name",
            "kubernetes.namespace", "k8s.namespace.name",
            "kubernetes.namespace_name", "k8s.namespace.name");

    private final LogLines lines;

    BulkDocuments(LogLines lines) {
        this.lines = lines;
    }

    /// A document without a time has the arrival's; one without a message is its own JSON.
    LogLine line(byte[] body, int from, int length, long arrivalNanos, Entity otherwise) throws Refusal {
        TreeMap<String, String> told = new TreeMap<>();
        try (JsonParser in = JsonText.parser(body, from, length)) {
            if (in.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.malformed("a document is a JSON object");
            }
            document(in, told);
            if (in.nextToken() != null) {
                throw Refusal.malformed("there is something behind the document");
            }
        } catch (JacksonException broken) {
            throw JsonText.malformed(broken);
        }
        PODS.forEach((theirs, ours) -> {
            if (told.containsKey(theirs)) {
                told.putIfAbsent(ours, told.getOrDefault(theirs, ""));
            }
        });
        long nanos = time(told, arrivalNanos);
        String text = text(told, body, from, length);
        return lines.make(otherwise, nanos, Severity.NONE, text, told);
    }

    /// An update's document is one level down.
    private static void document(JsonParser in, TreeMap<String, String> told) {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            boolean wraps = in.nextToken() == JsonToken.START_OBJECT && (name.equals("doc") || name.equals("upsert"));
            JsonText.flatten(in, wraps ? "" : name, told, LogLines.MOST_ATTRIBUTES);
        }
    }

    private static long time(TreeMap<String, String> told, long arrivalNanos) throws Refusal {
        for (String name : TIMES) {
            String time = told.get(name);
            if (time != null) {
                OptionalLong nanos = EventTime.ofText(time);
                if (nanos.isPresent()) {
                    told.remove(name);
                    return nanos.getAsLong();
                }
                if (name.equals("@timestamp")) {
                    throw Refusal.malformed("failed to parse field [@timestamp]");
                }
            }
        }
        return arrivalNanos;
    }

    private static String text(TreeMap<String, String> told, byte[] body, int from, int length) {
        for (String name : TEXTS) {
            String text = told.get(name);
            if (text != null && !text.isBlank()) {
                told.remove(name);
                return text;
            }
        }
        return new String(body, from, length, StandardCharsets.UTF_8);
    }
}
