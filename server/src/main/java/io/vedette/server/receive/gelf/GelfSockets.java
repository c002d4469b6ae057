// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.gelf;

import io.vedette.core.domain.Observation;
import io.vedette.server.receive.Body;
import io.vedette.server.receive.DatagramFace;
import io.vedette.server.receive.Harvest;
import io.vedette.server.receive.PatientStream;
import io.vedette.server.receive.Reception;
import io.vedette.server.receive.Refusal;
import io.vedette.server.receive.Sender;
import io.vedette.server.receive.SocketSpool;
import io.vedette.server.receive.StreamFace;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// GELF by UDP and by TCP. Nobody is answered.
///
/// - **State:** opened by its constructor; the table of chunks belongs to the thread that hears datagrams.
final class GelfSockets implements Closeable {
    /// Nobody's message is larger; what is longer is passed over to its end and counted.
    private static final int MOST_BYTES = 1 << 20;

    private final Reception reception;
    private final GelfDecoder decoder;
    private final GelfChunks chunks = new GelfChunks();
    private final SocketSpool spool;
    private final List<Closeable> opened = new ArrayList<>();
    private Optional<DatagramFace> udp = Optional.empty();
    private Optional<StreamFace> tcp = Optional.empty();

    GelfSockets(GelfPorts ports, Reception reception, GelfDecoder decoder) throws IOException {
        this.reception = reception;
        this.decoder = decoder;
        this.spool = new SocketSpool(reception, GelfReceiver.NAME);
        Integer udpPort = ports.udp();
        Integer tcpPort = ports.tcp();
        try {
            if (udpPort != null) {
                DatagramFace face = new DatagramFace(GelfReceiver.NAME, ports.address(), udpPort, this::datagram);
                opened.add(face);
                udp = Optional.of(face);
            }
            if (tcpPort != null) {
                StreamFace face = new StreamFace(GelfReceiver.NAME, ports.address(), tcpPort, this::stream);
                opened.add(face);
                tcp = Optional.of(face);
            }
        } catch (IOException taken) {
            close();
            throw taken;
        }
    }

    private void datagram(byte[] bytes, int length, String peer) {
        Sender sender = reception.sender(GelfReceiver.NAME, peer, "udp");
        reception.heard(sender, length);
        try {
            Optional<byte[]> whole = GelfChunks.isChunk(bytes, length)
                    ? chunks.take(bytes, length, peer, System.nanoTime())
                    : Optional.of(Arrays.copyOf(bytes, length));
            for (long lost = chunks.takeDropped(); lost > 0; lost--) {
                spool.fault(sender, "chunks-incomplete", "");
            }
            if (whole.isPresent()) {
                Body message = Body.of(GelfPacking.unpack(whole.get()));
                for (Observation made : read(sender, message, peer)) {
                    spool.offer(sender, made);
                }
            }
        } catch (Refusal refusal) {
            spool.fault(sender, refusal.reason(), refusal.sentence());
        }
    }

    private void stream(PatientStream stream, String peer) throws IOException, InterruptedException {
        Sender sender = reception.sender(GelfReceiver.NAME, peer, "tcp");
        GelfFrames frames = new GelfFrames(stream, MOST_BYTES);
        while (frames.next()) {
            stream.rest();
            if (frames.isTooLong()) {
                spool.fault(sender, "too-large", "");
            } else if (frames.message().length > 0) {
                take(sender, frames.message(), peer);
            }
        }
    }

    private void take(Sender sender, byte[] message, String peer) throws InterruptedException {
        reception.heard(sender, message.length);
        try {
            for (Observation made : read(sender, Body.of(message), peer)) {
                spool.put(sender, made);
            }
        } catch (Refusal refusal) {
            spool.fault(sender, refusal.reason(), refusal.sentence());
        }
    }

    private List<Observation> read(Sender sender, Body message, String peer) throws Refusal {
        Harvest harvest = decoder.decode(message, reception.nanos(), decoder.host(peer));
        if (harvest.leftOut().faults() > 0) {
            spool.fault(sender, "malformed", harvest.leftOut().first());
        }
        return harvest.observations();
    }

    Optional<Integer> udpPort() {
        return udp.map(DatagramFace::port);
    }

    Optional<Integer> tcpPort() {
        return tcp.map(StreamFace::port);
    }

    @Override
    public void close() {
        for (Closeable face : opened) {
            try {
                face.close();
            } catch (IOException e) {
                System.getLogger(GelfSockets.class.getName())
                        .log(System.Logger.Level.DEBUG, "closing: {0}", e.getMessage());
            }
        }
        spool.close();
    }
}
