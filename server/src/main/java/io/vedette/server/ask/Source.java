// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask;

import java.io.Closeable;

/// Something that Vedette asks, on its own threads, for observations: a host, a scrape target, a Prometheus, a
/// ServiceNow.
///
/// `start` returns at once; `close` stops and waits, and may be called twice. A source outlives whatever the
/// other side does: it says so in its [Status] and tries again at its next turn.
public interface Source extends Closeable {
    void start();

    Status status();

    @Override
    void close();

    /// How a source stands.
    ///
    /// @param name      as in the settings
    /// @param kind      `host`, `scrape`, `prometheus` or `servicenow`
    /// @param up        whether its last attempt succeeded
    /// @param lastNanos when that was, epoch nanoseconds; 0 before the first
    /// @param samples   samples, or whatever it brings, taken so far
    /// @param remark    what it is doing or what is wrong, one sentence; empty when all is well
    record Status(String name, String kind, boolean up, long lastNanos, long samples, String remark) {}
}
