// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The one rule that says what an observation is about, from OpenTelemetry's resource attributes or from plain labels.
///
/// The first rule whose label is there and not empty names the entity; that label, and the namespace that stands before
/// its name, are then left out of the rest. Numbers are about the part that they were measured on, so a pod or an
/// instance goes before the service it belongs to; log records and spans are about the service that speaks.
///
/// Records name no more than [#MOST_ENTITIES] entities: those of further names are about their sender.
///
/// - **State:** safe for many threads.
public final class EntityNames {
    private static final int LONGEST_NAME = 256;

    /// Entities that records may name; what a series names is bounded by the number of series.
    private static final int MOST_ENTITIES = 20_000;

    private static final Entity OTHERS = new Entity("host", "others");

    private static final List<Rule> SERVICES = List.of(
            rule("service", "service.name", "service.namespace"),
            rule("function", "faas.name"),
            rule("service", "service_name", "service_namespace"));

    /// Istio's and Linkerd's names of who is called.
    private static final List<Rule> MESHES = List.of(
            rule("service", "destination_workload", "destination_workload_namespace"),
            rule("service", "dst_deployment", "dst_namespace"));

    private static final List<Rule> PARTS = List.of(
            rule("pod", "k8s.pod.name", "k8s.namespace.name"),
            rule("container", "container.name"),
            rule("database", "db.namespace", "db.system.name"),
            rule("database", "db.name", "db.system"),
            rule("host", "host.name"),
            rule("device", "device.id"),
            rule("pod", "pod", "namespace"),
            rule("pod", "pod_name", "namespace"),
            rule("container", "container_name"),
            rule("host", "instance"),
            rule("host", "host"),
            rule("host", "hostname"),
            rule("host", "node"),
            rule("host", "server"));

    private static final List<Rule> NAMES = List.of(
            rule("service", "service", "namespace"),
            rule("service", "app", "namespace"),
            rule("service", "application"),
            rule("service", "job"));

    private final List<Rule> forNumbers;
    private final List<Rule> forRecords;
    private final KnownEntities known = new KnownEntities(MOST_ENTITIES);

    /// @param own rules that go before all others
    public EntityNames(List<Rule> own) {
        forNumbers = joined(own, SERVICES, MESHES, PARTS, NAMES);
        forRecords = joined(own, SERVICES, NAMES.subList(0, 3), MESHES, PARTS, NAMES);
    }

    @SafeVarargs
    private static List<Rule> joined(List<Rule>... parts) {
        return Stream.of(parts).flatMap(List::stream).toList();
    }

    /// @param kind   of the entities that it names
    /// @param label  whose value is the name
    /// @param within labels of which the first that is there stands before the name, with a slash
    public record Rule(String kind, String label, List<String> within) {
        public Rule {
            new Entity(kind, "any");
            if (label == null || label.isBlank()) {
                throw new IllegalArgumentException("receivers.entities: label must not be empty");
            }
            within = within == null ? List.of() : List.copyOf(within);
        }
    }

    private static Rule rule(String kind, String label, String... within) {
        return new Rule(kind, label, Arrays.asList(within));
    }

    /// @param rest the labels that did not name the entity
    public record Named(Entity entity, SortedMap<String, String> rest) {}

    /// What a number with these labels is about; `otherwise` when they do not say.
    public Named ofNumber(Map<String, String> labels, Entity otherwise) {
        return name(forNumbers, labels, otherwise);
    }

    /// What a log record or a span with these labels is about; `otherwise` when they do not say.
    public Named ofRecord(Map<String, String> labels, Entity otherwise) {
        Named named = name(forRecords, labels, otherwise);
        return named.entity().equals(otherwise) || known.take(named.entity())
                ? named
                : new Named(otherwise, new TreeMap<>(labels));
    }

    /// The entity of a name that a sender chose, where there is room for another; else the one that stands for all
    /// further ones.
    public Entity allowed(Entity chosen) {
        return known.take(chosen) ? chosen : OTHERS;
    }

    private static Named name(List<Rule> rules, Map<String, String> labels, Entity otherwise) {
        SortedMap<String, String> rest = new TreeMap<>(labels);
        for (Rule rule : rules) {
            String name = labels.get(rule.label());
            if (name == null || name.isBlank() || name.startsWith("unknown_service")) {
                continue;
            }
            List<String> used = new ArrayList<>(List.of(rule.label()));
            String whole = name;
            for (String outer : rule.within()) {
                String value = labels.get(outer);
                if (value != null && !value.isBlank()) {
                    whole = value + "/" + name;
                    used.add(outer);
                    break;
                }
            }
            if (whole.length() <= LONGEST_NAME) {
                used.forEach(rest::remove);
                return new Named(new Entity(rule.kind(), whole), rest);
            }
        }
        return new Named(otherwise, rest);
    }
}
