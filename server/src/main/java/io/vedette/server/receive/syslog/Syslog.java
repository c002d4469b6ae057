// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import io.vedette.server.receive.Protocol;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/// Taking syslog at the ports that are named; at none, none is opened.
///
/// @param enabled whether it is taken at all
/// @param address to listen at; loopback unless it is said otherwise
/// @param udpPort for datagrams, usually 514
/// @param tcpPort for streams, usually 601
/// @param tls     for streams in TLS
/// @param zone    of devices that do not say theirs, such as `Europe/Berlin`; UTC unless it is said otherwise
public record Syslog(
        boolean enabled,
        String address,
        @Nullable Integer udpPort,
        @Nullable Integer tcpPort,
        @Nullable SyslogTls tls,
        String zone)
        implements Protocol {
    public static final Syslog DEFAULT = new Syslog(true, "127.0.0.1", null, null, null, "UTC");

    public Syslog {
        port("udpPort", udpPort);
        port("tcpPort", tcpPort);
        try {
            ZoneId.of(zone);
        } catch (DateTimeException none) {
            throw new IllegalArgumentException("syslog.zone must be a zone such as Europe/Berlin, was " + zone, none);
        }
    }

    private static void port(String name, @Nullable Integer port) {
        if (port != null && (port < 0 || port > 65_535)) {
            throw new IllegalArgumentException("syslog.%s must be 0 to 65535, was %d".formatted(name, port));
        }
    }

    @Override
    public Receiver open(Reception reception) {
        return new SyslogReceiver(new SyslogPorts(address, udpPort, tcpPort, tls), ZoneId.of(zone), reception);
    }
}
