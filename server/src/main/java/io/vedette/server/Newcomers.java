// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.helidon.common.socket.SocketOptions;
import io.vedette.server.receive.Lookout;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketOption;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Cuts connections that bring no request in time: those that say nothing at all, and those whose first line drips.
///
/// The library looks only at what was identified by its first bytes. It hands out a connection at one place, where
/// its options are set, so this stands there.
///
/// - **State:** safe for many threads.
final class Newcomers implements SocketOptions {
    private final SocketOptions options;
    private final long patienceNanos;
    private final Map<SocketAddress, Arrived> silent = new ConcurrentHashMap<>();
    private final Lookout lookout = new Lookout("newcomers", silent::isEmpty, this::cut);

    private record Arrived(SocketChannel channel, long nanos) {}

    /// @param options that all connections get
    Newcomers(SocketOptions options, Duration patience) {
        this.options = options;
        this.patienceNanos = patience.toNanos();
    }

    /// A connection is accepted.
    @Override
    public void configureSocket(SocketChannel channel) {
        options.configureSocket(channel);
        try {
            silent.put(channel.getRemoteAddress(), new Arrived(channel, System.nanoTime()));
            lookout.wake();
        } catch (IOException gone) {
            // It closed already; whoever reads it will find that.
        }
    }

    /// A request's headers came from there, so others look after it now.
    void heard(SocketAddress peer) {
        silent.remove(peer);
    }

    private void cut(long now) {
        for (Iterator<Arrived> all = silent.values().iterator(); all.hasNext(); ) {
            Arrived one = all.next();
            if (!one.channel().isOpen()) {
                all.remove();
            } else if (now - one.nanos() > patienceNanos) {
                all.remove();
                close(one.channel());
            }
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            System.getLogger(Newcomers.class.getName())
                    .log(System.Logger.Level.DEBUG, "closing a connection: {0}", e.getMessage());
        }
    }

    @Override
    public Map<SocketOption<?>, Object> socketOptions() {
        return options.socketOptions();
    }

    @Override
    public Duration connectTimeout() {
        return options.connectTimeout();
    }

    @Override
    public Duration readTimeout() {
        return options.readTimeout();
    }

    @Override
    public Optional<Integer> socketReceiveBufferSize() {
        return options.socketReceiveBufferSize();
    }

    @Override
    public Optional<Integer> socketSendBufferSize() {
        return options.socketSendBufferSize();
    }

    @Override
    public boolean socketReuseAddress() {
        return options.socketReuseAddress();
    }

    @Override
    public boolean socketKeepAlive() {
        return options.socketKeepAlive();
    }

    @Override
    public boolean tcpNoDelay() {
        return options.tcpNoDelay();
    }
}
