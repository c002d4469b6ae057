// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.zipkin;

import io.vedette.server.receive.JsonText;
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

    /// `service:name`, or `target:address:port`; empty where nothing is known.
    String id() {
        if (!service.isBlank()) {
            return "service:" + (service.length() > 256 ? service.substring(0, 256) : service);
        }
        return address.isBlank() ? "" : "target:" + address + (port == 0 ? "" : ":" + port);
    }
}
