// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.extract.SetValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/// One member of a cohort: an entity, or one instance of a service that is one entity.
///
/// @param instance such as `shop-7`; empty for an entity as a whole
/// @param keys     by what each of its signals is found among its kin; empty for one that is not compared
/// @param places   the number of each signal among the entity's
record Part(Member member, String instance, Cohort cohort, Traits traits, String[] keys, int[] places)
        implements Comparable<Part> {
    /// What tells instances of a service apart, the best first.
    private static final List<String> INSTANCES = List.of(
            "service.instance.id",
            "service_instance_id",
            "k8s.pod.name",
            "pod",
            "pod_name",
            "container.id",
            "host.name",
            "instance");

    /// Of these entities their instances are compared, not they themselves.
    private static final List<String> SERVICES = List.of("service", "function");

    /// The members that an entity is; none where nothing says what it is one of.
    ///
    /// @param shared makes equal texts the same
    static List<Part> of(Member member, Belonging belonging, UnaryOperator<String> shared) {
        Entity entity = member.entity();
        List<Signal> signals = member.levels().signals();
        List<SeriesName> names =
                signals.stream().map(signal -> SeriesName.of(signal.name())).toList();
        Map<String, List<Integer>> byInstance = new TreeMap<>();
        for (int i = 0; i < names.size(); i++) {
            String instance =
                    SERVICES.contains(entity.kind()) ? instance(names.get(i).labels()) : "";
            byInstance.computeIfAbsent(instance, _ -> new ArrayList<>()).add(i);
        }
        List<Part> parts = new ArrayList<>();
        boolean split = byInstance.size() > 1 || !byInstance.containsKey("");
        byInstance.forEach((instance, numbers) -> {
            Traits traits = Traits.of(numbers.stream().map(names::get).toList());
            String group = split
                    ? instance.isEmpty() ? "" : entity.kind() + " " + entity.name()
                    : belonging.group(entity).or(() -> labelled(entity, traits)).orElse("");
            if (!group.isEmpty()) {
                Cohort cohort = new Cohort(split ? "instance" : entity.kind(), group);
                String[] keys = numbers.stream()
                        .map(i -> key(names.get(i), instance, traits, shared))
                        .toArray(String[]::new);
                int[] places = numbers.stream().mapToInt(i -> i).toArray();
                parts.add(new Part(member, instance, cohort, traits, keys, places));
            }
        });
        return parts;
    }

    private static Optional<String> labelled(Entity entity, Traits traits) {
        return SERVICES.contains(entity.kind()) ? Optional.empty() : traits.group(entity.kind());
    }

    private static String instance(SortedMap<String, String> labels) {
        return INSTANCES.stream()
                .filter(labels::containsKey)
                .map(labels::get)
                .findFirst()
                .orElse("");
    }

    private static String key(SeriesName name, String instance, Traits traits, UnaryOperator<String> shared) {
        if (name.isInfo() || SetValue.is(name.metric()) || name.metric().contains("uptime")) {
            return "";
        }
        return shared.apply(name.without((label, value) -> isOwn(label, value, instance, traits)));
    }

    /// Whether a label says who it is, and nothing of the signal.
    boolean isOwn(String label, String value) {
        return isOwn(label, value, instance, traits);
    }

    private static boolean isOwn(String label, String value, String instance, Traits traits) {
        return traits.has(label, value) || INSTANCES.contains(label) && value.equals(instance);
    }

    /// Whether one of its signals is odd and told, or about to be.
    boolean isOdd(long nanos) {
        return IntStream.range(0, keys.length).anyMatch(i -> member.isOdd(signal(i), nanos));
    }

    Signal signal(int number) {
        return member.levels().signals().get(places[number]);
    }

    double level(int number) {
        return member.levels().values()[places[number]];
    }

    boolean moves(int number) {
        return member.levels().moves().get(places[number]);
    }

    @Override
    public int compareTo(Part other) {
        int order = member.entity().compareTo(other.member.entity());
        return order == 0 ? instance.compareTo(other.instance) : order;
    }
}
