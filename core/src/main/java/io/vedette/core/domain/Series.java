// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.Map;
import java.util.StringJoiner;

/// Numbers as they arrive: a metric name and its labels, of one entity.
///
/// A receiver keeps one instance a series and hands it out again with each sample.
///
/// @param entity what the numbers are about
/// @param metric the metric's name, not empty
/// @param labels without those that name the entity
/// @param kind   level or total
/// @param unit   of the values, such as `%` or `B/s`; empty where nobody said
public record Series(Entity entity, String metric, Labels labels, MetricKind kind, String unit) {
    public Series {
        if (metric.isEmpty()) {
            throw new IllegalArgumentException("a series needs a metric name");
        }
    }

    /// A series whose sender named no unit.
    public static Series of(Entity entity, String metric, Map<String, String> labels, MetricKind kind) {
        return new Series(entity, metric, Labels.of(labels), kind, "");
    }

    /// `metric{a="b",c="d"}`, labels sorted, as Prometheus writes it: the name of the series within its entity.
    public String text() {
        if (labels.isEmpty()) {
            return metric;
        }
        StringJoiner text = new StringJoiner(",", metric + "{", "}");
        labels.forEach((name, value) -> text.add(name + "=\"" + escape(value) + '"'));
        return text.toString();
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
