// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.vedette.core.domain.Span;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.Refusal;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Version 2 as JSON: a list of spans.
///
/// - **Source:** openzipkin/zipkin-api, *zipkin2-api.yaml*, Apache-2.0.
final class SpansJson {
    private SpansJson() {}

    static void decode(Body body, Consumer<Told> each) throws Refusal {
        try (JsonParser in = JsonText.parser(body)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw Refusal.malformed("the body is a list of spans");
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (in.currentToken() != JsonToken.START_OBJECT) {
                    throw Refusal.malformed("a span is a JSON object");
                }
                each.accept(span(in));
            }
            if (in.nextToken() != null) {
                throw Refusal.malformed("there is something behind the list of spans");
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
        try {
            double value = number.isEmpty() ? 0 : Double.parseDouble(number);
            boolean whole = number.length() <= 18 && number.chars().allMatch(letter -> letter >= '0' && letter <= '9');
            return whole && !number.isEmpty() ? Long.parseLong(number) : value > 0 && value < 1e18 ? (long) value : 0;
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
