// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What an entity is, as far as its series say: labels that they have in common, and those of info metrics.
///
/// A scraper puts the labels of its target on each series. So what all series of an entity share says nothing of the
/// single signal, but of the entity; what is left of their names, kin have in common.
///
/// @param shared label and value that the series share
/// @param all    these, and what info metrics tell beside
record Traits(SortedMap<String, String> shared, SortedMap<String, String> all) {
    static final Traits NONE = new Traits(new TreeMap<>(), new TreeMap<>());

    /// So many of its series must bear a label, as some say nothing of their target.
    private static final double NEARLY_ALL = 0.9;

    /// Of fewer series a label that all have may still be the signal's: only those that are known to be the target's
    /// count.
    private static final int FEW = 3;

    /// Labels that say what an entity is one of, the best first.
    private static final List<String> GROUPS = List.of(
            "deployment",
            "statefulset",
            "daemonset",
            "service",
            "service_name",
            "service.name",
            "app",
            "application",
            "component",
            "role",
            "job");

    /// Prometheus' name for what is scraped alike. Of pods and containers it is often who tells of them all.
    private static final String JOB = "job";

    /// Labels of targets, and which of them explains most.
    private static final List<String> OF_TARGETS = List.of(
            "version",
            "service_version",
            "service.version",
            "app_version",
            "zone",
            "availability_zone",
            "topology_kubernetes_io_zone",
            "cloud.availability_zone",
            "region",
            "datacenter",
            "rack",
            "instance_type",
            "node_kubernetes_io_instance_type",
            "host.type",
            "product_name",
            "machine");

    static Traits of(Collection<SeriesName> names) {
        List<SeriesName> labelled = names.stream()
                .filter(name -> !name.labels().isEmpty() && !name.isInfo())
                .toList();
        SortedMap<String, SortedMap<String, Integer>> counts = new TreeMap<>();
        for (SeriesName name : labelled) {
            name.labels()
                    .forEach((label, value) ->
                            counts.computeIfAbsent(label, _ -> new TreeMap<>()).merge(value, 1, Integer::sum));
        }
        SortedMap<String, String> shared = new TreeMap<>();
        counts.forEach((label, values) -> values.forEach((value, count) -> {
            boolean known = GROUPS.contains(label) || OF_TARGETS.contains(label);
            if (count >= NEARLY_ALL * labelled.size() && (known || labelled.size() >= FEW)) {
                shared.put(label, value);
            }
        }));
        SortedMap<String, String> all = new TreeMap<>(shared);
        names.stream().filter(SeriesName::isInfo).forEach(info -> addTold(info, all));
        return new Traits(shared, all);
    }

    /// The version of `go_info` is that of a compiler.
    private static void addTold(SeriesName info, SortedMap<String, String> all) {
        boolean ofEntity = info.metric().endsWith("build_info") || info.metric().equals("target_info");
        info.labels().forEach((label, value) -> {
            if (OF_TARGETS.contains(label) && (ofEntity || !label.equals("version"))) {
                all.putIfAbsent(label, value);
            }
        });
    }

    /// `service shop`, `job node`: what the entity is one of; empty where nothing says.
    Optional<String> group(String kind) {
        boolean hasJob = !kind.equals("pod") && !kind.equals("container");
        return GROUPS.stream()
                .filter(shared::containsKey)
                .filter(label -> hasJob || !label.equals(JOB))
                .map(label -> label.replaceAll("[._]name$", "") + " " + shared.get(label))
                .findFirst();
    }

    /// Whether a label is the entity's and not the signal's.
    boolean has(String label, String value) {
        return value.equals(shared.get(label));
    }

    /// Which of several labels is worth more words; the lower, the more.
    static int rank(String label) {
        int known = OF_TARGETS.indexOf(label);
        return known < 0 ? OF_TARGETS.size() : known;
    }

    static boolean isGroup(String label) {
        return GROUPS.contains(label);
    }
}
