// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Signal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Whose an entity is, as its labels say: `team`, else `owner`.
public final class OwnerLabel {
    private static final List<String> NAMES = List.of("team", "owner");

    /// So many of its labelled series must agree: a label of a few is about what they measure.
    private static final double NEARLY_ALL = 0.9;

    private OwnerLabel() {}

    /// Of what another system said.
    public static Optional<String> of(Map<String, String> labels) {
        return NAMES.stream()
                .map(name -> labels.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    /// Of an entity, by the labels that its series share.
    public static Optional<String> of(List<Signal> signals) {
        long labelled =
                signals.stream().filter(signal -> signal.name().endsWith("\"}")).count();
        return NAMES.stream()
                .flatMap(name -> shared(name, NEARLY_ALL * labelled, signals).stream())
                .findFirst();
    }

    private static Optional<String> shared(String label, double needed, List<Signal> signals) {
        Map<String, Integer> counts = new TreeMap<>();
        String sought = label + "=\"";
        for (Signal signal : signals) {
            // Hardly any has it, and taking a name apart costs more than looking.
            if (signal.name().contains(sought)) {
                String value = SeriesName.of(signal.name()).labels().getOrDefault(label, "");
                counts.merge(value, 1, Integer::sum);
            }
        }
        counts.remove("");
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= needed)
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
