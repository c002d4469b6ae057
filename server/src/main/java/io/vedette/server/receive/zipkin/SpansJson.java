// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.vedette.core.domain.Span;
import io.vedette.server.receive.EventTime;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Malformed;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Version 2 as JSON: a list of spans.
///
/// - **Source:** openzipkin/zipkin-api, *zipkin2-api.yaml*, Apache-2.0.
final class SpansJson {
    private SpansJson() {}

    static void decode(byte[] body, Consumer<Told> each) throws Malformed {
        try (JsonParser in = JsonText.parser(body)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw new Malformed("the body is a list of spans");
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (in.currentToken() != JsonToken.START_OBJECT) {
                    throw new Malformed("a span is a JSON object");
                }
                each.accept(span(in));
            }
            if (in.nextToken() != null) {
                throw new Malformed("there is something behind the list of spans");
            }
        } catch (JacksonException broken) {
            throw JsonText.malformed(broken);
        }
    }

    private static Told span(JsonParser in) {
        Told told = new Told();
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            JsonToken token = in.nextToken();
            switch (name) {
                case "traceId" -> told.trace = JsonText.scalar(in);
                case "id" -> told.id = JsonText.scalar(in);
                case "parentId" -> told.parent = JsonText.scalar(in);
                case "name" -> told.name = JsonText.scalar(in);
                case "kind" -> told.role = role(JsonText.scalar(in));
                case "timestamp" -> told.micros = micros(JsonText.scalar(in));
                case "duration" -> told.durationMicros = micros(JsonText.scalar(in));
                case "localEndpoint" -> told.local = Endpoint.read(in);
                case "remoteEndpoint" -> told.remote = Endpoint.read(in);
                case "tags" -> {
                    if (token == JsonToken.START_OBJECT) {
                        JsonText.flatten(in, "", told.tags, LogLines.MOST_ATTRIBUTES);
                    } else {
                        in.skipChildren();
                    }
                }
                default -> in.skipChildren();
            }
        }
        return told;
    }

    static Span.Role role(String kind) {
        return switch (kind) {
            case "CLIENT" -> Span.Role.CLIENT;
            case "SERVER" -> Span.Role.SERVER;
            case "PRODUCER" -> Span.Role.PRODUCER;
            case "CONSUMER" -> Span.Role.CONSUMER;
            default -> Span.Role.INTERNAL;
        };
    }

    /// Microseconds; some write them with an exponent or a fraction. 0 where there are none.
    static long micros(String number) {
        return EventTime.ofSeconds(number).orElse(0) / 1_000_000_000L;
    }
}
