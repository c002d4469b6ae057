// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.io.Closeable;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;

/// Hears datagrams at a port, one after the other, on a thread of its own.
///
/// - **State:** opened by its constructor; `close` ends the thread.
public final class DatagramFace implements Closeable {
    private static final System.Logger LOG = System.getLogger(DatagramFace.class.getName());
    private static final int LARGEST = 65_535;

    /// What the kernel may hold while we store: a burst of some ten thousand short messages.
    private static final int BUFFER_BYTES = 4 << 20;

    private final DatagramSocket socket;
    private final Hearing hearing;

    /// What becomes of a datagram; it must not wait.
    @FunctionalInterface
    public interface Hearing {
        /// @param datagram its bytes, valid for the call
        void hear(byte[] datagram, int length, String peer);
    }

    /// @param port 0 for any
    /// @throws IOException when the port is taken; the message names it
    public DatagramFace(String name, String address, int port, Hearing hearing) throws IOException {
        this.hearing = hearing;
        this.socket = bind(name, address, port);
        Thread.ofVirtual().name(name + "-udp").start(this::run);
    }

    private static DatagramSocket bind(String name, String address, int port) throws IOException {
        try {
            DatagramSocket socket = new DatagramSocket(new InetSocketAddress(InetAddress.getByName(address), port));
            socket.setReceiveBufferSize(BUFFER_BYTES);
            return socket;
        } catch (SocketException taken) {
            throw new IOException(
                    "%s cannot listen on %s port %d (UDP): %s".formatted(name, address, port, taken.getMessage()),
                    taken);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    private void run() {
        byte[] bytes = new byte[LARGEST];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(bytes, bytes.length);
                socket.receive(packet);
                hearing.hear(bytes, packet.getLength(), packet.getAddress().getHostAddress());
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "a datagram was not read: {0}", e.getMessage());
                }
            } catch (RuntimeException e) {
                LOG.log(System.Logger.Level.ERROR, "a datagram failed by a fault of ours, the next one follows", e);
            }
        }
    }

    @Override
    public void close() {
        socket.close();
    }
}
