// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import org.jspecify.annotations.Nullable;

/// Taking Graylog's format at `/gelf`, and at the ports that are named.
///
/// @param enabled whether it is taken at all
/// @param address of the ports; loopback unless it is said otherwise
/// @param udpPort for datagrams, usually 12201
/// @param tcpPort for streams, usually 12201
public record Gelf(
        boolean enabled,
        String address,
        @Nullable Integer udpPort,
        @Nullable Integer tcpPort) implements Protocol {
    public static final Gelf DEFAULT = new Gelf(true, "127.0.0.1", null, null);

    public Gelf {
        port("udpPort", udpPort);
        port("tcpPort", tcpPort);
    }

    private static void port(String name, @Nullable Integer port) {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new IllegalArgumentException("gelf.%s must be 0 to 65535, was %d".formatted(name, port));
        }
    }

    @Override
    public Receiver open(Reception reception) {
        return new GelfReceiver(new GelfPorts(address, udpPort, tcpPort), reception);
    }
}
