// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import io.vedette.core.domain.MetricKind;

/// What a sender says of a family, and how its series are then to be read. The order is that of the protocol's numbers.
enum MetricType {
    UNKNOWN,
    COUNTER,
    GAUGE,
    HISTOGRAM,
    GAUGE_HISTOGRAM,
    SUMMARY,
    INFO,
    STATE_SET;

    static MetricType of(long number) {
        return number >= 0 && number < values().length ? values()[(int) number] : UNKNOWN;
    }

    /// The kind of the series that bears `metric` as its name, of a family of this type.
    MetricKind kindOf(String metric) {
        return switch (this) {
            case COUNTER -> metric.endsWith("_created") ? MetricKind.GAUGE : MetricKind.COUNTER;
            case HISTOGRAM, SUMMARY -> byName(metric, false);
            case UNKNOWN -> byName(metric, true);
            case GAUGE, GAUGE_HISTOGRAM, INFO, STATE_SET -> MetricKind.GAUGE;
        };
    }

    private static MetricKind byName(String metric, boolean totals) {
        boolean grows = metric.endsWith("_bucket")
                || metric.endsWith("_count")
                || metric.endsWith("_sum")
                || (totals && metric.endsWith("_total"));
        return grows ? MetricKind.COUNTER : MetricKind.GAUGE;
    }
}
