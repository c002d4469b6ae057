// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;

/// CPU seconds that a running server spends on a million samples, until the engine is through with them: one row a
/// protocol and number of series. The server tells its CPU time itself, at `/metrics`.
final class ReceiveBench {
    private static final int BATCH = 500;
    private static final long STEP_MS = 15_000;
    private static final int WARM_UP = 300_000;
    private static final int SAMPLES = 1_000_000;

    private final PrintStream out;
    private final RunningServer server;

    ReceiveBench(PrintStream out, URI address) {
        this.out = out;
        this.server = new RunningServer(address);
    }

    private record Protocol(String name, String path, String type, String encoding, ReceiveBodies.Writer writer) {}

    void run() throws IOException {
        Protocol remoteWrite = new Protocol(
                "remote-write 1.0", "/api/v1/write", "application/x-protobuf", "snappy", ReceiveBodies::remoteWrite);
        out.println("| protocol | series | samples | CPU s a million | samples/s | came too late |");
        out.println("|---|---:|---:|---:|---:|---:|");
        measure(remoteWrite, 10_000);
        measure(
                new Protocol("OTLP/HTTP", "/v1/metrics", "application/x-protobuf", "gzip", ReceiveBodies::otlp),
                10_000);
        measure(
                new Protocol("Influx line", "/write?precision=ms", "text/plain", "gzip", ReceiveBodies::influx),
                10_000);
        // Together with the first, what one sender may have.
        measure(remoteWrite, 90_000);
    }

    private void measure(Protocol protocol, int series) throws IOException {
        ReceiveBodies bodies = new ReceiveBodies(protocol.name().replaceAll("[^A-Za-z]", "") + series);
        int warmUp = Math.max(2, WARM_UP / series);
        int steps = Math.max(2, SAMPLES / series);
        long start = System.currentTimeMillis() - (warmUp + steps) * STEP_MS;
        send(protocol, bodies, series, warmUp, start);
        double before = server.settledCpu();
        double lost = server.told("vedette_extract_dropped_samples_total");
        long began = System.nanoTime();
        send(protocol, bodies, series, steps, start + warmUp * STEP_MS);
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = server.settledCpu() - before;
        long samples = (long) steps * series;
        out.printf(
                "| %s | %,d | %,d | %.2f | %,.0f | %,.0f |%n",
                protocol.name(),
                series,
                samples,
                cpu / samples * 1e6,
                samples / seconds,
                server.told("vedette_extract_dropped_samples_total") - lost);
    }

    private void send(Protocol protocol, ReceiveBodies bodies, int series, int steps, long start) throws IOException {
        for (int step = 0; step < steps; step++) {
            for (int from = 0; from < series; from += BATCH) {
                byte[] body =
                        protocol.writer().body(bodies, from, Math.min(series, from + BATCH), start + step * STEP_MS);
                server.send(protocol.path(), protocol.type(), protocol.encoding(), body);
            }
        }
    }
}
