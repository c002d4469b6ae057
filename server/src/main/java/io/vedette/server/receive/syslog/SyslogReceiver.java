// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.syslog;

import io.helidon.webserver.http.HttpRules;
import io.vedette.server.receive.DatagramFace;
import io.vedette.server.receive.LogLines;
import io.vedette.server.receive.PatientStream;
import io.vedette.server.receive.Receiver;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Sender;
import io.vedette.server.receive.SocketSpool;
import io.vedette.server.receive.StreamFace;
import io.vedette.server.receive.TlsIdentity;
import java.io.Closeable;
import java.io.IOException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Hears syslog by UDP, TCP and TLS. Nobody is answered; a stream is read no faster than it can be stored.
final class SyslogReceiver implements Receiver {
    private static final String NAME = "syslog";

    private final SyslogPorts ports;
    private final Reception reception;
    private final SyslogDecoder decoder;
    private final List<Closeable> opened = new ArrayList<>();
    private Optional<DatagramFace> udp = Optional.empty();
    private Optional<StreamFace> tcp = Optional.empty();
    private Optional<StreamFace> tls = Optional.empty();

    SyslogReceiver(SyslogPorts ports, ZoneId zone, Reception reception) {
        this.ports = ports;
        this.reception = reception;
        this.decoder = new SyslogDecoder(new LogLines(reception.names(), reception.limits()), zone);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void routes(HttpRules rules) {
        // It listens elsewhere.
    }

    @Override
    public void start() throws IOException {
        Integer udpPort = ports.udp();
        Integer tcpPort = ports.tcp();
        SyslogTls secure = ports.tls();
        if (!ports.isAny()) {
            return;
        }
        SocketSpool spool = keep(new SocketSpool(reception, NAME));
        String at = ports.address();
        if (udpPort != null) {
            udp = Optional.of(keep(new DatagramFace(
                    NAME, at, udpPort, (bytes, length, peer) -> datagram(bytes, length, peer, spool))));
        }
        if (tcpPort != null) {
            tcp = Optional.of(
                    keep(new StreamFace(NAME, at, tcpPort, (stream, peer) -> stream(stream, peer, "tcp", spool))));
        }
        if (secure != null) {
            tls = Optional.of(keep(StreamFace.secure(
                    NAME,
                    at,
                    secure.port(),
                    TlsIdentity.read(secure.certificate(), secure.key()),
                    (stream, peer) -> stream(stream, peer, "tls", spool))));
        }
    }

    private <T extends Closeable> T keep(T part) {
        opened.addFirst(part);
        return part;
    }

    private void datagram(byte[] bytes, int length, String peer, SocketSpool spool) {
        Sender sender = reception.sender(NAME, peer, "udp");
        reception.heard(sender, length);
        if (length > 0) {
            spool.offer(sender, decoder.decode(bytes, 0, length, reception.nanos(), peer));
        }
    }

    private void stream(PatientStream stream, String peer, String how, SocketSpool spool)
            throws IOException, InterruptedException {
        Sender sender = reception.sender(NAME, peer, how);
        // A byte more than a line may have, so that it is seen to be too long.
        SyslogFrames frames = new SyslogFrames(stream, reception.limits().lineBytes() + 1_024);
        while (frames.next()) {
            stream.rest();
            reception.heard(sender, frames.length());
            if (frames.length() > 0) {
                spool.put(sender, decoder.decode(frames.message(), 0, frames.length(), reception.nanos(), peer));
            }
        }
    }

    /// The port that datagrams are heard at, if any.
    Optional<Integer> udpPort() {
        return udp.map(DatagramFace::port);
    }

    Optional<Integer> tcpPort() {
        return tcp.map(StreamFace::port);
    }

    Optional<Integer> tlsPort() {
        return tls.map(StreamFace::port);
    }

    @Override
    public void close() {
        for (Closeable part : opened) {
            try {
                part.close();
            } catch (IOException e) {
                System.getLogger(SyslogReceiver.class.getName())
                        .log(System.Logger.Level.DEBUG, "closing: {0}", e.getMessage());
            }
        }
        opened.clear();
    }
}
