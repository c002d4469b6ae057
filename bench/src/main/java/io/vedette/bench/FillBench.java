// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Fills a running server, so that what it holds can be weighed: 100,000 series of 250 machines, four hours of a minute
/// a step as fast as they are taken, then as time goes by until each machine has its model.
final class FillBench {
    private static final int SERIES = 100_000;
    private static final int MACHINES = SERIES / ReceiveBodies.SERIES_OF_MACHINE;
    private static final int BATCH = 500;
    private static final long STEP_MS = 60_000;

    /// The third hour of a series is the first whose course is followed.
    private static final int PAST_STEPS = 240;

    private static final int MOST_LIVE_STEPS = 60;
    private static final long BETWEEN_LOOKS = Duration.ofSeconds(2).toNanos();

    private final PrintStream out;
    private final RunningServer server;
    private final ReceiveBodies bodies = ReceiveBodies.noisy("fill");

    FillBench(PrintStream out, URI address) {
        this.out = out;
        this.server = new RunningServer(address);
    }

    /// @throws IOException if it takes longer than an hour
    void run() throws IOException {
        long start = System.currentTimeMillis() - PAST_STEPS * STEP_MS;
        int step = 0;
        long models = 0;
        while (models < MACHINES) {
            long due = start + step * STEP_MS;
            long left = due - System.currentTimeMillis();
            if (left <= 0) {
                send(due);
                step++;
            } else {
                LockSupport.parkNanos(Math.min(BETWEEN_LOOKS, left * 1_000_000));
                models = server.series("anomaly_score");
            }
            if (step > PAST_STEPS + MOST_LIVE_STEPS) {
                throw new IOException("%d of %d machines have a model after an hour".formatted(models, MACHINES));
            }
        }
        double cpu = server.settledCpu();
        out.printf(
                "%,d series, %d machines, %d models, %d values each, %,.0f samples dropped, %.0f CPU seconds%n",
                SERIES, MACHINES, models, step, server.told("vedette_extract_dropped_samples_total"), cpu);
    }

    private void send(long millis) throws IOException {
        for (int from = 0; from < SERIES; from += BATCH) {
            byte[] body = bodies.remoteWrite(from, Math.min(SERIES, from + BATCH), millis);
            server.send("/api/v1/write", "application/x-protobuf", "snappy", body);
        }
    }
}
