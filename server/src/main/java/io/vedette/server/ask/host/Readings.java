// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.host;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What the parts read at one turn; the series are kept from turn to turn.
///
/// - **State:** confined to the host's thread.
final class Readings {
    /// Interfaces of containers come and go; what is gone must not be kept for ever.
    private static final int MOST_KNOWN = 10_000;

    private final Entity entity;
    private final Map<List<String>, Series> known = new HashMap<>();
    private List<Sample> samples = new ArrayList<>();
    private long nanos;

    Readings(Entity entity) {
        this.entity = entity;
    }

    void begin(long turnNanos) {
        nanos = turnNanos;
        if (known.size() > MOST_KNOWN) {
            known.clear();
        }
        samples = new ArrayList<>(samples.size() + 8);
    }

    List<Sample> samples() {
        return samples;
    }

    /// A count of whole things, exact up to 2⁵³.
    void gauge(String metric, long value, String... labels) {
        add(MetricKind.GAUGE, metric, (double) value, labels);
    }

    /// A count of whole things, exact up to 2⁵³.
    void counter(String metric, long value, String... labels) {
        add(MetricKind.COUNTER, metric, (double) value, labels);
    }

    /// @param labels names and values in turn
    void gauge(String metric, double value, String... labels) {
        add(MetricKind.GAUGE, metric, value, labels);
    }

    /// @param labels names and values in turn
    void counter(String metric, double value, String... labels) {
        add(MetricKind.COUNTER, metric, value, labels);
    }

    private void add(MetricKind kind, String metric, double value, String... labels) {
        List<String> key = new ArrayList<>(1 + labels.length);
        key.add(metric);
        key.addAll(List.of(labels));
        Series series = known.computeIfAbsent(key, _ -> Series.of(entity, metric, pairs(labels), kind));
        if (Double.isFinite(value)) {
            samples.add(new Sample(series, nanos, value));
        }
    }

    private static Map<String, String> pairs(String... labels) {
        Map<String, String> pairs = new HashMap<>();
        for (int i = 0; i < labels.length; i += 2) {
            pairs.put(labels[i], labels[i + 1]);
        }
        return pairs;
    }
}
