// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.promql;

import org.jspecify.annotations.Nullable;

/// One question to a Prometheus.
///
/// @param promql the expression; its result is an instant vector
/// @param unit   of the result, as shown to people
public record PromQuery(String promql, @Nullable String unit) {
    public PromQuery {
        if (promql == null || promql.isBlank()) {
            throw new IllegalArgumentException("prometheus.queries: promql must not be empty");
        }
    }

    /// A query without a unit; settings may write it so.
    public static PromQuery valueOf(String promql) {
        return new PromQuery(promql, null);
    }
}
