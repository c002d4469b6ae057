// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.core.domain.Span;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.ReceiveLimits;
import io.vedette.server.receive.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// `ExportTraceServiceRequest` to spans.
///
/// Of a span's events only exceptions are kept, as attributes; its links are passed over.
///
/// - **Source:** opentelemetry-proto 1.x, `trace.proto`.
/// - **State:** safe for many threads.
final class TracesDecoder {
    private static final int FAILED = 2;
    private static final int LONGEST_NAME = 200;

    private final Resources resources;
    private final ReceiveLimits limits;

    TracesDecoder(Resources resources, ReceiveLimits limits) {
        this.resources = resources;
        this.limits = limits;
    }

    List<Span> decode(Body body, LeftOut leftOut) throws Wire.Broken {
        Wire wire = new Wire(body.bytes(), body.length(), limits.depth());
        List<Span> spans = new ArrayList<>(16 + body.length() / 250);
        while (wire.next()) {
            if (wire.field() == 1) {
                resource(wire, leftOut, spans);
            } else {
                wire.skip();
            }
        }
        return spans;
    }

    private void resource(Wire wire, LeftOut leftOut, List<Span> spans) throws Wire.Broken {
        int end = wire.enter();
        Resource resource = resources.in(wire);
        while (wire.next()) {
            if (wire.field() != 2) {
                wire.skip();
                continue;
            }
            int inner = wire.enter();
            while (wire.next()) {
                if (wire.field() == 2) {
                    new Reading(resource, leftOut).read(wire, spans);
                } else {
                    wire.skip();
                }
            }
            wire.leave(inner);
        }
        wire.leave(end);
    }

    /// One span while it is read.
    private final class Reading {
        private final Resource resource;
        private final LeftOut leftOut;
        private final SortedMap<String, String> attributes = new TreeMap<>();
        private String trace = "";
        private String id = "";
        private String parent = "";
        private String name = "";
        private int kind;
        private int status;
        private long start;
        private long stop;

        Reading(Resource resource, LeftOut leftOut) {
            this.resource = resource;
            this.leftOut = leftOut;
        }

        void read(Wire wire, List<Span> into) throws Wire.Broken {
            int end = wire.enter();
            while (wire.next()) {
                switch (wire.field()) {
                    case 1 -> trace = LogsDecoder.hex(wire);
                    case 2 -> id = LogsDecoder.hex(wire);
                    case 4 -> parent = LogsDecoder.hex(wire);
                    case 5 -> name = wire.text();
                    case 6 -> kind = (int) wire.number();
                    case 7 -> start = wire.fixed();
                    case 8 -> stop = wire.fixed();
                    case 9 -> Attributes.put(wire, attributes);
                    case 11 -> event(wire);
                    case 15 -> status(wire);
                    default -> wire.skip();
                }
            }
            wire.leave(end);
            if (trace.isEmpty() || id.isEmpty()) {
                leftOut.fault("no-id", name);
            } else {
                into.add(span());
            }
        }

        private Span span() {
            Span.Role role = role(kind);
            String peer = peer(role, attributes);
            resource.place().forEach(attributes::putIfAbsent);
            if (Texts.limit(attributes, limits.labels(), limits.labelValueBytes()) > 0) {
                leftOut.passOver("too-many-attributes");
            }
            return new Span(
                    resource.ofRecords(),
                    start,
                    Math.max(0, stop - start),
                    trace,
                    id,
                    parent,
                    Texts.cut(name, limits.labelValueBytes()),
                    role,
                    status == FAILED,
                    peer,
                    attributes);
        }

        private void event(Wire wire) throws Wire.Broken {
            String event = "";
            SortedMap<String, String> of = new TreeMap<>();
            int end = wire.enter();
            while (wire.next()) {
                switch (wire.field()) {
                    case 2 -> event = wire.text();
                    case 3 -> Attributes.put(wire, of);
                    default -> wire.skip();
                }
            }
            wire.leave(end);
            if (event.equals("exception")) {
                of.forEach(attributes::putIfAbsent);
            }
        }

        private void status(Wire wire) throws Wire.Broken {
            int end = wire.enter();
            while (wire.next()) {
                switch (wire.field()) {
                    case 2 -> {
                        String message = wire.text();
                        if (!message.isEmpty()) {
                            attributes.put("status.message", message);
                        }
                    }
                    case 3 -> status = (int) wire.number();
                    default -> wire.skip();
                }
            }
            wire.leave(end);
        }
    }

    private static Span.Role role(int kind) {
        return switch (kind) {
            case 2 -> Span.Role.SERVER;
            case 3 -> Span.Role.CLIENT;
            case 4 -> Span.Role.PRODUCER;
            case 5 -> Span.Role.CONSUMER;
            default -> Span.Role.INTERNAL;
        };
    }

    /// Who is at the other end, as far as the attributes say; old names of OpenTelemetry's conventions count as well.
    private static String peer(Span.Role role, Map<String, String> attributes) {
        if (role == Span.Role.INTERNAL) {
            return "";
        }
        String service = first(attributes, "service.peer.name", "peer.service");
        if (!service.isEmpty()) {
            return "service:" + service;
        }
        String queue = first(attributes, "messaging.destination.name", "messaging.destination");
        if (!queue.isEmpty()) {
            return "queue:" + queue;
        }
        if (role != Span.Role.CLIENT) {
            return "";
        }
        String system = first(attributes, "db.system.name", "db.system");
        String database = first(attributes, "db.namespace", "db.name");
        if (!database.isEmpty()) {
            return "database:" + (system.isEmpty() ? database : system + "/" + database);
        }
        String host = first(attributes, "server.address", "net.peer.name", "net.sock.peer.addr");
        if (!system.isEmpty()) {
            return "database:" + (host.isEmpty() ? system : system + "/" + host);
        }
        return host.isEmpty() ? "" : "host:" + host;
    }

    private static String first(Map<String, String> attributes, String... names) {
        for (String name : names) {
            String value = attributes.getOrDefault(name, "");
            if (!value.isBlank() && value.length() <= LONGEST_NAME) {
                return value;
            }
        }
        return "";
    }
}
