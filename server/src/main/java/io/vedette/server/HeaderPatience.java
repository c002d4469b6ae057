// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1ConnectionListener;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Cuts connections whose headers do not end in time, however their bytes drip in. The library bounds the time
/// between two requests only.
///
/// A thread that waits for bytes cannot look at a clock, so another one looks and interrupts it; that closes its
/// socket.
///
/// - **State:** safe for many threads. The watching thread lives as long as some headers are under way.
final class HeaderPatience implements Http1ConnectionListener {
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private final long patienceNanos;
    private final Map<Thread, Long> begun = new ConcurrentHashMap<>();
    private boolean watching;

    HeaderPatience(Duration patience) {
        this.patienceNanos = patience.toNanos();
    }

    /// The first line of a request is read; its headers come.
    @Override
    public void prologue(ConnectionContext connection, HttpPrologue prologue) {
        begun.put(Thread.currentThread(), System.nanoTime());
        wake();
    }

    /// Its headers are read.
    @Override
    public void headers(ConnectionContext connection, Headers headers) {
        begun.remove(Thread.currentThread());
    }

    private synchronized void wake() {
        if (!watching) {
            watching = true;
            Thread.ofVirtual().name("header-patience").start(this::look);
        }
    }

    private synchronized boolean rest() {
        watching = !begun.isEmpty();
        return !watching;
    }

    private void look() {
        do {
            try {
                Thread.sleep(LOOK_EVERY);
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
            cut(System.nanoTime());
        } while (!rest());
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
