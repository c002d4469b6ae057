// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.loki;

import io.vedette.server.receive.Body;
import io.vedette.server.receive.EventTime;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// `{"streams": [{"stream": {…}, "values": [["<nanoseconds>", "<line>", {…}], …]}]}`.
///
/// - **Source:** Grafana Labs, *Loki HTTP API, Ingest logs*.
final class LokiJson {
    private LokiJson() {}

    static void decode(Body body, LokiStreams into) throws Refusal {
        try (JsonParser in = JsonText.parser(body)) {
            expect(in.nextToken() == JsonToken.START_OBJECT);
            while (in.nextToken() != JsonToken.END_OBJECT) {
                boolean streams = in.currentName().equals("streams");
                if (in.nextToken() == JsonToken.START_ARRAY && streams) {
                    while (in.nextToken() != JsonToken.END_ARRAY) {
                        expect(in.currentToken() == JsonToken.START_OBJECT);
                        stream(in, into);
                    }
                } else {
                    in.skipChildren();
                }
            }
            expect(in.nextToken() == null);
        } catch (JacksonException broken) {
            throw JsonText.malformed(broken);
        }
    }

    private static void expect(boolean held) throws Refusal {
        if (!held) {
            throw Refusal.malformed("the body is not of the form {\"streams\": [{\"stream\": {}, \"values\": []}]}");
        }
    }

    /// Values may stand before their labels.
    private static void stream(JsonParser in, LokiStreams into) throws Refusal {
        Map<String, String> labels = new TreeMap<>();
        List<Value> values = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            if (name.equals("stream") && token == JsonToken.START_OBJECT) {
                JsonText.flatten(in, "", labels, LogLines.MOST_ATTRIBUTES);
            } else if (name.equals("values") && token == JsonToken.START_ARRAY) {
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    expect(in.currentToken() == JsonToken.START_ARRAY);
                    values.add(value(in));
                }
            } else {
                in.skipChildren();
            }
        }
        for (Value value : values) {
            OptionalLong nanos = EventTime.ofNumber(value.time());
            if (nanos.isPresent()) {
                into.line(labels, nanos.getAsLong(), value.text(), value.metadata());
            } else {
                into.fault("no-time", "a line's time must be nanoseconds since 1970");
            }
        }
    }

    private record Value(String time, String text, Map<String, String> metadata) {}

    private static Value value(JsonParser in) throws Refusal {
        expect(in.nextToken() != JsonToken.END_ARRAY);
        String time = JsonText.scalar(in);
        expect(in.nextToken() == JsonToken.VALUE_STRING);
        String text = in.getString();
        Map<String, String> metadata = new TreeMap<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (in.currentToken() == JsonToken.START_OBJECT) {
                JsonText.flatten(in, "", metadata, LogLines.MOST_ATTRIBUTES);
            } else {
                in.skipChildren();
            }
        }
        return new Value(time, text, metadata);
    }
}
