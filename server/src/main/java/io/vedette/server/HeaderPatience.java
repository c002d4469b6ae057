// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.vedette.server.receive.Lookout;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/// Cuts connections whose headers do not end in time, however their bytes drip in. The library bounds the time
/// between two requests only.
///
/// The thread that waits for them is interrupted; that closes its socket.
///
/// - **State:** safe for many threads.
final class HeaderPatience implements Http1ConnectionListener {
    private final long patienceNanos;
    private final Map<Thread, Long> begun = new ConcurrentHashMap<>();
    private final Lookout lookout = new Lookout("header-patience", begun::isEmpty, this::cut);

    private final Consumer<ConnectionContext> heard;

    /// @param heard is told of connections that brought whole headers
    HeaderPatience(Duration patience, Consumer<ConnectionContext> heard) {
        this.patienceNanos = patience.toNanos();
        this.heard = heard;
    }

    /// The first line of a request is read; its headers come.
    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        begun.put(Thread.currentThread(), System.nanoTime());
        lookout.wake();
    }

    /// Its headers are read.
    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        begun.remove(Thread.currentThread());
        heard.accept(connection);
    }

    private void cut(long now) {
        for (Iterator<Map.Entry<Thread, Long>> all = begun.entrySet().iterator(); all.hasNext(); ) {
            Map.Entry<Thread, Long> one = all.next();
            if (!one.getKey().isAlive()) {
                all.remove();
            } else if (now - one.getValue() > patienceNanos && begun.remove(one.getKey(), one.getValue())) {
                one.getKey().interrupt();
            }
        }
    }
}
