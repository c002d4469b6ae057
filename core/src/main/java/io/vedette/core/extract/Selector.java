// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Series;
import java.util.Set;

/// Which series of an entity a rule speaks of: a metric, and perhaps a label with or without certain values.
///
/// @param metric the metric's name
/// @param label  a label's name, empty for all series of the metric
/// @param values values of that label
/// @param among  whether the label must have one of the values, or must not
record Selector(String metric, String label, Set<String> values, boolean among) {
    Selector {
        values = Set.copyOf(values);
    }

    static Selector all(String metric) {
        return new Selector(metric, "", Set.of(), true);
    }

    static Selector with(String metric, String label, String... values) {
        return new Selector(metric, label, Set.of(values), true);
    }

    static Selector without(String metric, String label, String... values) {
        return new Selector(metric, label, Set.of(values), false);
    }

    boolean selects(Series series) {
        return series.metric().equals(metric)
                && (label.isEmpty() || values.contains(series.labels().getOrDefault(label, "")) == among);
    }
}
