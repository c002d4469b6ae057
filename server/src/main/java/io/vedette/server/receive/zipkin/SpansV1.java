// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.vedette.core.domain.Span;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.Refusal;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// Version 1 as JSON: the sides of a call are told by the annotations `cs`, `cr`, `sr`, `ss`, and by addresses.
///
/// - **Source:** openzipkin/zipkin-api, *zipkin-api.yaml*, Apache-2.0.
final class SpansV1 {
    // A span of version 1 is the call, not a side of it: where both sides reported into it, it makes two spans.

    private SpansV1() {}

    static void decode(Body body, Consumer<Told> each) throws Refusal {
        try (JsonParser in = JsonText.parser(body)) {
            if (in.nextToken() != JsonToken.START_ARRAY) {
                throw Refusal.malformed("the body is a list of spans");
            }
            while (in.nextToken() != JsonToken.END_ARRAY) {
                if (in.currentToken() != JsonToken.START_OBJECT) {
                    throw Refusal.malformed("a span is a JSON object");
                }
                Call call = new Call();
                call.read(in);
                call.sides(each);
            }
        } catch (JacksonException broken) {
            throw JsonText.malformed(broken);
        }
    }

    /// A moment of a call, and who noted it.
    private record Mark(long micros, Endpoint by) {}

    private static final class Call {
        private final Told told = new Told();
        private final Map<String, Mark> marks = new HashMap<>();
        private final Map<String, Endpoint> addresses = new HashMap<>();
        private Endpoint some = Endpoint.UNKNOWN;

        void read(JsonParser in) {
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                JsonToken token = in.nextToken();
                switch (name) {
                    case "traceId" -> told.trace = JsonText.scalar(in);
                    case "id" -> told.id = JsonText.scalar(in);
                    case "parentId" -> told.parent = JsonText.scalar(in);
                    case "name" -> told.name = JsonText.scalar(in);
                    case "timestamp" -> told.micros = SpansJson.micros(JsonText.scalar(in));
                    case "duration" -> told.durationMicros = SpansJson.micros(JsonText.scalar(in));
                    case "annotations", "binaryAnnotations" -> {
                        boolean list = token == JsonToken.START_ARRAY;
                        while (list && in.nextToken() != JsonToken.END_ARRAY) {
                            annotation(in);
                        }
                        in.skipChildren();
                    }
                    default -> in.skipChildren();
                }
            }
        }

        private void annotation(JsonParser in) {
            if (in.currentToken() != JsonToken.START_OBJECT) {
                in.skipChildren();
                return;
            }
            String key = "";
            String value = "";
            long micros = 0;
            Endpoint by = Endpoint.UNKNOWN;
            while (in.nextToken() != JsonToken.END_OBJECT) {
                String name = in.currentName();
                in.nextToken();
                switch (name) {
                    case "key" -> key = JsonText.scalar(in);
                    case "value" -> value = JsonText.scalar(in);
                    case "timestamp" -> micros = SpansJson.micros(JsonText.scalar(in));
                    case "endpoint" -> by = Endpoint.read(in);
                    default -> in.skipChildren();
                }
            }
            note(key, value, new Mark(micros, by));
        }

        private void note(String key, String value, Mark mark) {
            switch (key) {
                case "" -> marks.put(value, mark);
                case "sa", "ca", "ma" -> addresses.put(key, mark.by());
                default -> told.tags.put(key, value);
            }
            boolean named = !mark.by().service().isEmpty() && !key.matches("[scm]a");
            some = named && some.service().isEmpty() ? mark.by() : some;
        }

        void sides(Consumer<Told> each) {
            int before = marks.size();
            boolean client = marks.containsKey("cs") || marks.containsKey("cr");
            boolean server = marks.containsKey("sr") || marks.containsKey("ss");
            if (client) {
                Endpoint other = addresses.getOrDefault("sa", server ? by("sr", "ss") : Endpoint.UNKNOWN);
                each.accept(side(Span.Role.CLIENT, "cs", "cr", other, !server));
            }
            if (server) {
                Endpoint other = addresses.getOrDefault("ca", client ? by("cs", "cr") : Endpoint.UNKNOWN);
                each.accept(side(Span.Role.SERVER, "sr", "ss", other, !client));
            }
            if (!client && !server) {
                boolean sent = marks.containsKey("ms");
                boolean received = marks.containsKey("mr");
                Span.Role role = sent
                        ? Span.Role.PRODUCER
                        : received
                                ? Span.Role.CONSUMER
                                : before == 0 && addresses.containsKey("sa") ? Span.Role.CLIENT : Span.Role.INTERNAL;
                Endpoint other = addresses.getOrDefault("ma", addresses.getOrDefault("sa", Endpoint.UNKNOWN));
                each.accept(side(role, sent ? "ms" : "mr", "", other, true));
            }
        }

        private Endpoint by(String first, String second) {
            Mark mark = marks.getOrDefault(first, marks.getOrDefault(second, new Mark(0, Endpoint.UNKNOWN)));
            return mark.by();
        }

        /// @param alone whether the call's own time is this side's
        private Told side(Span.Role role, String begin, String end, Endpoint other, boolean alone) {
            Told side = new Told();
            side.trace = told.trace;
            side.id = told.id;
            side.parent = told.parent;
            side.name = told.name;
            side.role = role;
            side.tags.putAll(told.tags);
            side.remote = other;
            Endpoint local = by(begin, end);
            side.local = local.id().isEmpty() ? some : local;
            long from = marks.containsKey(begin) ? marks.get(begin).micros() : 0;
            long to = marks.containsKey(end) ? marks.get(end).micros() : 0;
            side.micros = alone && told.micros > 0 ? told.micros : from;
            side.durationMicros =
                    alone && told.durationMicros > 0 ? told.durationMicros : from > 0 && to > from ? to - from : 0;
            return side;
        }
    }
}
