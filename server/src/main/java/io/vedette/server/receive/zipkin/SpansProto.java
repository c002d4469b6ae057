// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.vedette.core.domain.Span;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Wire;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Version 2 as protobuf: the message `zipkin.proto3.ListOfSpans`.
///
/// - **Source:** openzipkin/zipkin-api, *zipkin.proto*, Apache-2.0.
final class SpansProto {
    private static final int DEEPEST = 8;
    private static final Span.Role[] ROLES = {
        Span.Role.INTERNAL, Span.Role.CLIENT, Span.Role.SERVER, Span.Role.PRODUCER, Span.Role.CONSUMER
    };

    private final Wire in;

    private SpansProto(Wire in) {
        this.in = in;
    }

    static void decode(Body body, Consumer<Told> each) throws Refusal {
        try {
            Wire in = new Wire(body.bytes(), body.length(), DEEPEST);
            while (in.next()) {
                if (in.field() != 1) {
                    throw Refusal.malformed("the body is no list of spans");
                }
                each.accept(new SpansProto(in).span());
            }
        } catch (Wire.Broken broken) {
            throw Refusal.malformed("the protobuf message is broken: " + broken.getMessage());
        }
    }

    private Told span() throws Wire.Broken, Refusal {
        Told told = new Told();
        int end = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> told.trace = hex();
                case 2 -> told.parent = hex();
                case 3 -> told.id = hex();
                case 4 -> told.role = role(in.number());
                case 5 -> told.name = in.text();
                case 6 -> told.micros = in.fixed();
                case 7 -> told.durationMicros = in.number();
                case 8 -> told.local = endpoint();
                case 9 -> told.remote = endpoint();
                case 11 -> in.pair(told.tags);
                default -> in.skip();
            }
        }
        in.leave(end);
        return told;
    }

    private static Span.Role role(long number) {
        return number >= 0 && number < ROLES.length ? ROLES[(int) number] : Span.Role.INTERNAL;
    }

    private byte[] run() throws Wire.Broken {
        int length = in.run();
        return Arrays.copyOfRange(in.bytes(), in.at() - length, in.at());
    }

    private String hex() throws Wire.Broken {
        return HexFormat.of().formatHex(run());
    }

    private Endpoint endpoint() throws Wire.Broken, Refusal {
        String service = "";
        String address = "";
        int port = 0;
        int end = in.enter();
        while (in.next()) {
            switch (in.field()) {
                case 1 -> service = in.text();
                case 2 -> address = address(run());
                case 3 -> address = or(address, address(run()));
                case 4 -> port = (int) in.number() & 0xffff;
                default -> in.skip();
            }
        }
        in.leave(end);
        return new Endpoint(service, address, port);
    }

    private static String or(String first, String second) {
        return first.isEmpty() ? second : first;
    }

    private static String address(byte[] bytes) throws Refusal {
        try {
            return bytes.length == 0 ? "" : InetAddress.getByAddress(bytes).getHostAddress();
        } catch (UnknownHostException none) {
            throw Refusal.malformed("an endpoint's address has 4 or 16 bytes");
        }
    }
}
