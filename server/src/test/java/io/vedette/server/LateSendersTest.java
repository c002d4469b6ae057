// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.keep.History;
import io.vedette.store.Store;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two connections that bring one entity's series, each in order, at speeds of their own.
@Timeout(60)
final class LateSendersTest {
    private static final int CELLS = 200;
    private static final int SERIES = 8;
    private static final long STEP_MS = 10_000;
    private static final long END_MS = System.currentTimeMillis() / STEP_MS * STEP_MS - 300_000;
    private static final Entity WEB = new Entity("host", "web-1");
    private static final Map<String, String> LABELS = Map.of("instance", "web-1");

    @TempDir
    Path folder;

    @Test
    void every_sample_is_in_the_history_whichever_connection_is_behind_and_over_a_restart() throws Exception {
        WholeServer server = WholeServer.start(folder, "extract: {interval: 10s}");
        try {
            int[] next = new int[2];
            drift(server, next, CELLS / 2);
            server.eventually("/api/status", "\"lag\":0,");
            server.close();
            server = WholeServer.start(folder, "extract: {interval: 10s}");
            drift(server, next, CELLS);
            // Ten minutes ahead of the last cell: nothing is waited for any longer.
            post(server, new WrittenSeries().add("newest", LABELS, END_MS + 660_000, 1));
            server.eventually("/api/status", "\"lag\":0,");
            String metrics = server.get("/metrics").body();
            assertThat(metrics).contains("vedette_extract_dropped_samples_total{reason=\"out-of-order\"} 0");
            assertThat(metrics).doesNotContain("vedette_extract_late_samples_total{outcome=\"reordered\"} 0");
        } finally {
            server.close();
        }
        try (Store store = Store.open(folder)) {
            for (int i = 0; i < SERIES; i++) {
                assertComplete(store.history(), i);
            }
        }
    }

    /// Sends what two connections bring until both are at a cell: now one is ahead, now the other, by up to eight
    /// minutes.
    private static void drift(WholeServer server, int[] next, int until) throws Exception {
        var chance = new SplittableRandom(until);
        while (next[0] < until || next[1] < until) {
            int ahead = next[0] - next[1];
            int shard = Math.abs(ahead) > 44 ? (ahead > 0 ? 1 : 0) : next[0] / 50 % 2 == 0 ? chance.nextInt(3) / 2 : 1;
            int which = next[shard] < until ? shard : 1 - shard;
            WrittenSeries request = new WrittenSeries();
            for (int i = which; i < SERIES; i += 2) {
                String metric = i > 1 ? "work" + i + "_total" : "level" + i;
                request.add(metric, LABELS, at(next[which]), value(i, next[which]));
            }
            post(server, request);
            next[which]++;
        }
    }

    private static long at(long cell) {
        return END_MS - (CELLS - 1 - cell) * STEP_MS;
    }

    private static double value(int series, int cell) {
        return series > 1 ? 20.0 * series * cell : series + cell * 0.5;
    }

    private static void assertComplete(History history, int series) throws IOException {
        String signal = history.signals(WEB).stream()
                .map(known -> known.name())
                .filter(name -> name.contains(Integer.toString(series)))
                .findFirst()
                .orElseThrow();
        var points = history.read(WEB, signal, 0, Long.MAX_VALUE);
        int first = series > 1 ? 1 : 0;
        assertThat(points.nanos())
                .as(signal)
                .containsExactly(LongStream.range(first, CELLS)
                        .map(cell -> at(cell) * 1_000_000L)
                        .toArray());
        assertThat(points.values())
                .as(signal)
                .containsExactly(LongStream.range(first, CELLS)
                        .mapToDouble(cell -> series > 1 ? 2.0 * series : value(series, (int) cell))
                        .toArray());
    }

    private static void post(WholeServer server, WrittenSeries series) throws Exception {
        assertThat(server.ask(server.at("/api/v1/write")
                                .header("Content-Type", "application/x-protobuf")
                                .header("Content-Encoding", "snappy")
                                .POST(BodyPublishers.ofByteArray(series.packed())))
                        .statusCode())
                .isBetween(200, 299);
    }
}
