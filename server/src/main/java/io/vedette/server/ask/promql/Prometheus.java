// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import io.vedette.server.ask.HttpAccess;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// A Prometheus, or what speaks its query API, that already has the numbers.
///
/// @param url      where it answers, such as `http://localhost:9090`
/// @param queries  names and PromQL; a name becomes the metric of the results. When none is given, seven classic ones:
///     busy processors, active memory, PostgreSQL connections, disk bytes read and written, network bytes received
///     and sent, each by instance
/// @param interval between two points of each series
/// @param backfill how much of the past is asked for at first, and at most after a stop; `0s` for none
/// @param entity   what the series are about
/// @param limits   what one query may cost
/// @param access   how it lets us in
public record Prometheus(
        String url,
        Map<String, PromQuery> queries,
        Duration interval,
        Duration backfill,
        EntityRule entity,
        QueryLimits limits,
        HttpAccess access) {
    public Prometheus {
        queries = queries == null || queries.isEmpty()
                ? ClassicQueries.ALL
                : Collections.unmodifiableMap(new LinkedHashMap<>(queries));
        interval = interval == null ? Duration.ofSeconds(15) : interval;
        backfill = backfill == null ? Duration.ofDays(3) : backfill;
        entity = entity == null ? EntityRule.DEFAULT : entity;
        limits = limits == null ? QueryLimits.DEFAULT : limits;
        access = access == null ? HttpAccess.NONE : access;
        checkUrl(url);
        if (interval.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("prometheus.interval must be 1s or more, was " + interval);
        }
        if (backfill.isNegative()) {
            throw new IllegalArgumentException("prometheus.backfill must not be negative, was " + backfill);
        }
    }

    /// This address, and everything else as it is by default.
    public static Prometheus at(String url) {
        return new Prometheus(
                url,
                Map.of(),
                Duration.ofSeconds(15),
                Duration.ofDays(3),
                EntityRule.DEFAULT,
                QueryLimits.DEFAULT,
                HttpAccess.NONE);
    }

    private static void checkUrl(String url) {
        if (url == null) {
            throw new IllegalArgumentException("prometheus.url must be given");
        }
        URI uri = URI.create(url);
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw new IllegalArgumentException("prometheus.url must be an http(s) URL, was " + url);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException("prometheus.url: a password belongs in prometheus.access");
        }
    }
}
