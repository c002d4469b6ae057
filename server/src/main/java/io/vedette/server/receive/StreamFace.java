// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
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
    private static final int BUFFER = 64 << 10;

    /// A device that says nothing for so long is gone without having said so.
    private static final Duration IDLE = Duration.ofMinutes(30);

    private final ServerSocket server;
    private final Reading reading;
    private final Set<Socket> streams = ConcurrentHashMap.newKeySet();

    /// What becomes of a stream, to its end.
    @FunctionalInterface
    public interface Reading {
        void read(InputStream stream, String peer) throws IOException, InterruptedException;
    }

    /// @param port 0 for any
    /// @throws IOException when the port is taken; the message names it
    public StreamFace(String name, String address, int port, Reading reading) throws IOException {
        this(name, address, port, ServerSocketFactory.getDefault(), reading);
    }

    /// The same in TLS.
    public static StreamFace secure(String name, String address, int port, SSLContext tls, Reading reading)
            throws IOException {
        StreamFace face = new StreamFace(name, address, port, tls.getServerSocketFactory(), reading);
        if (face.server instanceof SSLServerSocket secured) {
            secured.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        }
        return face;
    }

    private StreamFace(String name, String address, int port, ServerSocketFactory factory, Reading reading)
            throws IOException {
        this.reading = reading;
        try {
            this.server = factory.createServerSocket(port, 50, InetAddress.getByName(address));
        } catch (IOException taken) {
            throw new IOException(
                    "%s cannot listen on %s port %d (TCP): %s".formatted(name, address, port, taken.getMessage()),
                    taken);
        }
        Thread.ofVirtual().name(name + "-tcp").start(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket stream = server.accept();
                if (streams.size() >= MOST_STREAMS) {
                    stream.close();
                } else {
                    streams.add(stream);
                    Thread.ofVirtual().start(() -> serve(stream));
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    LOG.log(System.Logger.Level.WARNING, "a stream was not accepted: {0}", e.getMessage());
                }
            }
        }
    }

    private void serve(Socket stream) {
        String peer = stream.getInetAddress().getHostAddress();
        try (stream) {
            stream.setSoTimeout((int) IDLE.toMillis());
            reading.read(new BufferedInputStream(stream.getInputStream(), BUFFER), peer);
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "a stream ended peer={0}: {1}", peer, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "a stream failed by a fault of ours peer=" + peer, e);
        } finally {
            streams.remove(stream);
        }
    }

    @Override
    public void close() {
        shut(server);
        streams.forEach(StreamFace::shut);
    }

    private static void shut(Closeable socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "closing a socket: {0}", e.getMessage());
        }
    }
}
