// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.vedette.server.receive.JsonText;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.WireReader;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// One side of a call.
///
/// @param service name, empty where unknown
/// @param address IP address, empty where unknown
/// @param port    0 where unknown
record Endpoint(String service, String address, int port) {
    static final Endpoint UNKNOWN = new Endpoint("", "", 0);

    /// Reads the object that the parser stands at the beginning of; anything else is unknown.
    static Endpoint read(JsonParser in) {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return UNKNOWN;
        }
        String service = "";
        String address = "";
        int port = 0;
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = in.currentName();
            in.nextToken();
            String value = JsonText.scalar(in);
            switch (name) {
                case "serviceName" -> service = value;
                case "ipv4" -> address = value;
                case "ipv6" -> address = address.isEmpty() ? value : address;
                case "port" -> port = value.matches("\\d{1,5}") ? Integer.parseInt(value) : 0;
                default -> {}
            }
        }
        return new Endpoint(service, address, port);
    }

    static Endpoint read(WireReader in) throws Refusal {
        String service = "";
        String address = "";
        int port = 0;
        for (int field = in.field(); field != 0; field = in.field()) {
            if (field == 1 && in.type() == WireReader.BYTES) {
                service = in.text();
            } else if ((field == 2 || field == 3) && in.type() == WireReader.BYTES) {
                String told = address(in.hex());
                address = field == 2 || address.isEmpty() ? told : address;
            } else if (field == 4 && in.type() == WireReader.VARINT) {
                port = (int) in.varint() & 0xffff;
            } else {
                in.skip();
            }
        }
        return new Endpoint(service, address, port);
    }

    private static String address(String hex) throws Refusal {
        try {
            return InetAddress.getByAddress(HexFormat.of().parseHex(hex)).getHostAddress();
        } catch (UnknownHostException none) {
            throw Refusal.malformed("an endpoint's address has 4 or 16 bytes");
        }
    }

    /// `service:name`, or `target:address:port`; empty where nothing is known.
    String id() {
        if (!service.isBlank()) {
            return "service:" + (service.length() > 256 ? service.substring(0, 256) : service);
        }
        return address.isBlank() ? "" : "target:" + address + (port == 0 ? "" : ":" + port);
    }
}
