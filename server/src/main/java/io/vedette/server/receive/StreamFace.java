// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/// Hears streams at a port, plain or in TLS, each on a thread of its own. It never answers: a reader that waits slows
/// the sender.
///
/// - **State:** opened by its constructor; `close` ends all streams.
public final class StreamFace implements Closeable {
    private static final System.Logger LOG = System.getLogger(StreamFace.class.getName());
    private static final int MOST_STREAMS = 1_000;
    private final ServerSocket server;
    private final Reading reading;
    private final PatientStream.Patience patience;
    private final Map<Socket, Heard> streams = new ConcurrentHashMap<>();
    private final Lookout lookout;

    /// What becomes of a stream, to its end.
    @FunctionalInterface
    public interface Reading {
        /// @param stream is told when a message has ended
        void read(PatientStream stream, String peer) throws IOException, InterruptedException;
    }

    /// A stream that is heard.
    ///
    /// @param number in the order in which they came
    private record Heard(PatientStream stream, long number) {}

    /// @param port 0 for any
    /// @throws IOException when the port is taken; the message names it
    public StreamFace(String name, String address, int port, Reading reading) throws IOException {
        this(name, address, port, reading, PatientStream.Patience.DEFAULT);
    }

    StreamFace(String name, String address, int port, Reading reading, PatientStream.Patience patience)
            throws IOException {
        this(name, bound(name, address, port, ServerSocketFactory.getDefault()), reading, patience);
    }

    /// The same in TLS.
    public static StreamFace secure(String name, String address, int port, SSLContext tls, Reading reading)
            throws IOException {
        ServerSocket server = bound(name, address, port, tls.getServerSocketFactory());
        if (server instanceof SSLServerSocket secured) {
            secured.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        }
        return new StreamFace(name, server, reading, PatientStream.Patience.DEFAULT);
    }

    private StreamFace(String name, ServerSocket server, Reading reading, PatientStream.Patience patience) {
        this.server = server;
        this.reading = reading;
        this.patience = patience;
        this.lookout = new Lookout(
                name + "-patience",
                streams::isEmpty,
                now -> streams.values().forEach(heard -> heard.stream().cutIfLate(now)));
        Thread.ofVirtual().name(name + "-tcp").start(this::accept);
    }

    private static ServerSocket bound(String name, String address, int port, ServerSocketFactory factory)
            throws IOException {
        try {
            return factory.createServerSocket(port, 50, InetAddress.getByName(address));
        } catch (IOException taken) {
            throw new IOException(
                    "%s cannot listen on %s port %d (TCP): %s".formatted(name, address, port, taken.getMessage()),
                    taken);
        }
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        for (long number = 0; !server.isClosed(); number++) {
            try {
                long place = number;
                Socket stream = server.accept();
                Thread.ofVirtual().start(() -> serve(stream, place));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "a stream was not accepted: {0}", e.getMessage());
                }
            }
        }
    }

    private void serve(Socket socket, long number) {
        String peer = socket.getInetAddress().getHostAddress();
        try (socket) {
            PatientStream stream = new PatientStream(socket.getInputStream(), patience);
            streams.put(socket, new Heard(stream, number));
            lookout.wake();
            if (hasPlace(stream) && !server.isClosed()) {
                reading.read(stream, peer);
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a stream ended peer={0}: {1}", peer, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a stream failed by a fault of ours peer=" + peer, e);
        } finally {
            streams.remove(socket);
        }
    }

    /// When too many are open, the oldest that never told a whole message gives way; when all have, the newcomer.
    private synchronized boolean hasPlace(PatientStream newcomer) {
        if (streams.size() <= MOST_STREAMS) {
            return true;
        }
        Map.Entry<Socket, Heard> oldest = streams.entrySet().stream()
                .filter(one -> one.getValue().stream() != newcomer)
                .filter(one -> !one.getValue().stream().hasTold())
                .min(Comparator.comparingLong(one -> one.getValue().number()))
                .orElse(null);
        if (oldest == null) {
            return false;
        }
        streams.remove(oldest.getKey());
        oldest.getValue().stream().cut();
        return true;
    }

    @Override
    public void close() {
        shut(server);
        streams.keySet().forEach(StreamFace::shut);
    }

    private static void shut(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a socket: {0}", e.getMessage());
        }
    }
}
