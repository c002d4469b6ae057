// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import io.vedette.core.domain.MetricKind;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What senders of version 1.0 said of their families. They say it once a minute, apart from the samples.
///
/// - **State:** safe for many threads; bounded. After a restart names alone decide until it is said again.
final class Families {
    private static final int MOST = 100_000;
    private static final List<String> SUFFIXES = List.of("_bucket", "_count", "_sum", "_total", "_created");

    private final Map<String, MetricType> types = new ConcurrentHashMap<>();
    private volatile int version = 1;

    void learn(String family, MetricType type) {
        if (type != MetricType.UNKNOWN
                && types.get(family) != type
                && (types.size() < MOST || types.containsKey(family))) {
            types.put(family, type);
            version++;
        }
    }

    /// Rises when something new was learnt.
    int version() {
        return version;
    }

    MetricKind kindOf(String metric) {
        MetricType own = types.get(metric);
        if (own != null) {
            return own.kindOf(metric);
        }
        for (String suffix : SUFFIXES) {
            if (metric.endsWith(suffix)) {
                MetricType type = types.get(metric.substring(0, metric.length() - suffix.length()));
                if (type != null) {
                    return type.kindOf(metric);
                }
            }
        }
        return MetricType.UNKNOWN.kindOf(metric);
    }
}
