// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

import java.time.Duration;

/// What one query may cost, them and us.
///
/// @param timeout   for a whole answer
/// @param points    that are asked for at once, of each series; Prometheus itself gives no more than 11,000
/// @param bodyBytes size of an answer, after it is unpacked; a longer one is asked for again in shorter stretches
public record QueryLimits(Duration timeout, Integer points, Integer bodyBytes) {
    public static final QueryLimits DEFAULT = new QueryLimits(Duration.ofSeconds(30), 11_000, 16 << 20);

    public QueryLimits {
        timeout = timeout == null ? Duration.ofSeconds(30) : timeout;
        points = points == null ? Integer.valueOf(11_000) : points;
        bodyBytes = bodyBytes == null ? Integer.valueOf(16 << 20) : bodyBytes;
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("prometheus.limits.timeout must be positive, was " + timeout);
        }
        if (points < 1 || points > 11_000) {
            throw new IllegalArgumentException("prometheus.limits.points must be 1 to 11000, was " + points);
        }
        if (bodyBytes < 1) {
            throw new IllegalArgumentException("prometheus.limits.bodyBytes must be 1 or more, was " + bodyBytes);
        }
    }
}
