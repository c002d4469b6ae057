// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.vedette.core.domain.Span;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.WireReader;
import java.util.Map;
import java.util.function.Consumer;

/// Version 2 as protobuf: the message `zipkin.proto3.ListOfSpans`.
///
/// - **Source:** openzipkin/zipkin-api, *zipkin.proto*, Apache-2.0.
final class SpansProto {
    private static final Span.Role[] ROLES = {
        Span.Role.INTERNAL, Span.Role.CLIENT, Span.Role.SERVER, Span.Role.PRODUCER, Span.Role.CONSUMER
    };

    private SpansProto() {}

    static void decode(Body body, Consumer<Told> each) throws Refusal {
        WireReader in = new WireReader(body);
        for (int field = in.field(); field != 0; field = in.field()) {
            if (field == 1 && in.type() == WireReader.BYTES) {
                each.accept(span(in.inner()));
            } else {
                throw Refusal.malformed("the body is no list of spans");
            }
        }
    }

    private static Told span(WireReader in) throws Refusal {
        Told told = new Told();
        for (int field = in.field(); field != 0; field = in.field()) {
            switch (in.type()) {
                case WireReader.BYTES -> bytes(field, in, told);
                case WireReader.VARINT -> number(field, in.varint(), told);
                case WireReader.FIXED64 -> number(field, in.fixed64(), told);
                default -> in.skip();
            }
        }
        return told;
    }

    private static void bytes(int field, WireReader in, Told told) throws Refusal {
        switch (field) {
            case 1 -> told.trace = in.hex();
            case 2 -> told.parent = in.hex();
            case 3 -> told.id = in.hex();
            case 5 -> told.name = in.text();
            case 8 -> told.local = Endpoint.read(in.inner());
            case 9 -> told.remote = Endpoint.read(in.inner());
            case 11 -> tag(in.inner(), told.tags);
            default -> in.skip();
        }
    }

    private static void number(int field, long value, Told told) {
        switch (field) {
            case 4 -> told.role = value >= 0 && value < ROLES.length ? ROLES[(int) value] : Span.Role.INTERNAL;
            case 6 -> told.micros = value;
            case 7 -> told.durationMicros = value;
            default -> {}
        }
    }

    private static void tag(WireReader in, Map<String, String> tags) throws Refusal {
        String name = "";
        String value = "";
        for (int field = in.field(); field != 0; field = in.field()) {
            if (field == 1 && in.type() == WireReader.BYTES) {
                name = in.text();
            } else if (field == 2 && in.type() == WireReader.BYTES) {
                value = in.text();
            } else {
                in.skip();
            }
        }
        tags.put(name, value);
    }
}
