// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import io.vedette.core.domain.Entity;
import io.vedette.server.ask.BoundedHttp;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/// Asks a Prometheus for the points of one query over one stretch of time.
final class RangeClient implements Closeable {
    private final Prometheus settings;
    private final BoundedHttp http;
    private final MatrixReader reader;

    RangeClient(Prometheus settings) throws IOException {
        this.settings = settings;
        http = BoundedHttp.open(settings.access(), settings.limits().timeout());
        String name = URI.create(settings.url()).getRawAuthority();
        reader = new MatrixReader(settings.entity(), new Entity("target", name));
    }

    /// @param from first point, epoch nanoseconds, whole milliseconds
    /// @param to   last point
    /// @throws IOException when there is no usable answer now, and there may be one later
    RangeAnswer ask(String metric, PromQuery query, long from, long to) throws IOException, InterruptedException {
        String base = settings.url().endsWith("/") ? settings.url() : settings.url() + "/";
        URI address = URI.create(base + "api/v1/query_range?query="
                + URLEncoder.encode(query.promql(), StandardCharsets.UTF_8)
                + "&start=" + seconds(from) + "&end=" + seconds(to)
                + "&step=" + seconds(settings.interval().toNanos()));
        Duration timeout = settings.limits().timeout();
        return http.get(address, "application/json", timeout, settings.limits().bodyBytes(), page -> {
            switch (page.status()) {
                case 200, 400, 422 -> {
                    return reader.read(metric, query.unit(), page.body());
                }
                case 401, 403 -> throw new IOException("it does not let us in: check access");
                case 404 -> throw new IOException("it has no query API at this address: check the url");
                case 429, 500, 502, 503, 504 ->
                    throw new IOException("it answered with status " + page.status() + ": check its load and its log");
                default -> throw new IOException("it answered with status " + page.status() + ": check the url");
            }
        });
    }

    private static String seconds(long nanos) {
        return "%d.%03d".formatted(nanos / 1_000_000_000L, nanos / 1_000_000L % 1_000);
    }

    @Override
    public void close() {
        http.close();
    }
}
