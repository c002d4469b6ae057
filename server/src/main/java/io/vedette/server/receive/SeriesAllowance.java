// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Series;
import java.util.concurrent.atomic.AtomicInteger;

/// Whether one more series may be: by their number over all, by their number from one sender, and by how fast they
/// come.
///
/// Known series are never asked about, so they go on whatever a flood of new ones does.
///
/// - **State:** safe for many threads.
final class SeriesAllowance {
    /// A sender that starts, or a fleet behind one, brings all its series within moments.
    private static final int BURST_SECONDS = 50;

    private final ReceiveLimits limits;
    private final Offenders offenders;
    private final AtomicInteger active = new AtomicInteger();
    private double allowed;
    private long filledMs;

    SeriesAllowance(ReceiveLimits limits, Offenders offenders, long nowMs) {
        this.limits = limits;
        this.offenders = offenders;
        this.allowed = burst();
        this.filledMs = nowMs;
    }

    private double burst() {
        return (double) BURST_SECONDS * limits.newSeriesPerSecond();
    }

    /// @return the reason against it; empty when it may be, and then it counts
    String ask(Sender sender, Series series, long nowMs) {
        String against = against(sender, nowMs);
        offenders.fresh(sender, series, !against.isEmpty(), nowMs);
        return against;
    }

    private String against(Sender sender, long nowMs) {
        if (active.get() >= limits.series()) {
            return "too-many-series";
        }
        if (sender.series().get() >= limits.seriesOfSender()) {
            return "too-many-series-of-sender";
        }
        if (!hasLeft(nowMs)) {
            return "too-many-new-series";
        }
        active.incrementAndGet();
        sender.series().incrementAndGet();
        return "";
    }

    private synchronized boolean hasLeft(long nowMs) {
        double grown = Math.max(0, nowMs - filledMs) / 1e3 * limits.newSeriesPerSecond();
        filledMs = nowMs;
        allowed = Math.min(burst(), allowed + grown);
        if (allowed < 1) {
            return false;
        }
        allowed--;
        return true;
    }

    void giveBack(Sender sender) {
        active.decrementAndGet();
        sender.series().decrementAndGet();
    }

    int active() {
        return active.get();
    }
}
