// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Item;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Labels that say where something is. Others, such as a severity or a team, are shared by what has nothing in common.
final class Places {
    private static final Set<String> NAMES = Set.of(
            "service",
            "service_name",
            "service.name",
            "app",
            "application",
            "deployment",
            "statefulset",
            "pod",
            "host",
            "hostname",
            "node",
            "instance",
            "database",
            "queue",
            "topic");

    private Places() {}

    /// `service=cart` and the like, sorted.
    static List<String> of(Item item) {
        Map<String, String> labels = switch (item) {
            case Anomaly _ -> Map.of();
            case Alert alert -> alert.labels();
            case Change change -> change.attributes();
        };
        return labels.entrySet().stream()
                .filter(label ->
                        NAMES.contains(label.getKey()) && !label.getValue().isBlank())
                .map(label -> label.getKey() + "=" + label.getValue())
                .sorted()
                .toList();
    }
}
