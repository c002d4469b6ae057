// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import io.vedette.core.correlate.Bond.Role;
import io.vedette.core.domain.Entity;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/// Who explains more of an incident than anyone in it, and is in trouble outside of it.
///
/// Those who suffer may be heard of before their cause is, and find each other by way of it.
///
/// - **Cost:** O(bonds of the entities of the incident).
final class MissingCause {
    private MissingCause() {}

    /// @param relatives who an entity may have to do with
    /// @param elsewhere whether an entity is in another incident
    static Optional<Entity> of(
            Group group, Function<Entity, Map<Entity, Bond>> relatives, Predicate<Entity> elsewhere) {
        Map<Entity, Integer> sufferers = new TreeMap<>();
        for (Entity entity : group.troubled()) {
            relatives.apply(entity).forEach((other, bond) -> {
                if (bond.role() == Role.CAUSE && bond.isEnough()) {
                    sufferers.merge(other, 1, Integer::sum);
                }
            });
        }
        int known = most(sufferers, group.troubled()::contains);
        Predicate<Entity> missing = entity -> !group.troubled().contains(entity) && elsewhere.test(entity);
        int best = most(sufferers, missing);
        if (best <= known || best < Strangers.FEWEST_SUFFERERS) {
            return Optional.empty();
        }
        return sufferers.entrySet().stream()
                .filter(entry -> entry.getValue() == best && missing.test(entry.getKey()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static int most(Map<Entity, Integer> sufferers, Predicate<Entity> which) {
        return sufferers.entrySet().stream()
                .filter(entry -> which.test(entry.getKey()))
                .mapToInt(Map.Entry::getValue)
                .max()
                .orElse(0);
    }
}
