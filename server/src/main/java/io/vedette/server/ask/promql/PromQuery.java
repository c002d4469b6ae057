// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.promql;

/// One question to a Prometheus.
///
/// @param promql the expression; its result is an instant vector
/// @param unit   of the result, such as `%` or `B/s`; none where it is not given
public record PromQuery(String promql, String unit) {
    public PromQuery {
        if (promql == null || promql.isBlank()) {
            throw new IllegalArgumentException("prometheus.queries: promql must not be empty");
        }
        unit = unit == null ? "" : unit;
    }

    /// A query without a unit; settings may write it so.
    public static PromQuery valueOf(String promql) {
        return new PromQuery(promql, "");
    }
}
