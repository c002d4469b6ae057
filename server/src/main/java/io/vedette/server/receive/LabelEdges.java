// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Edge.Kind;
import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What labels say of how entities hang together: Istio's and Linkerd's of who calls whom, Kubernetes' of what belongs
/// to what and what runs where.
///
/// - **In:** all labels of a series or attributes of a resource, before any is taken away for a name.
/// - **Out:** edges between entities that are named as [EntityNames] names them; mostly none.
/// - **Source:** Istio's *Standard Metrics*, Linkerd's *Proxy Metrics*, OpenTelemetry's semantic conventions for
/// Kubernetes,
///   kube-state-metrics' `kube_pod_info` and `kube_pod_owner`.
public final class LabelEdges {
    private static final int LONGEST_NAME = 256;

    /// A deployment's ReplicaSet bears its name and a hash of the letters that Kubernetes finds safe to put there.
    private static final Pattern REPLICA_SET = Pattern.compile("(.+)-[bcdfghjklmnpqrstvwxz2456789]{6,10}");

    private static final Pattern KIND = Pattern.compile("[A-Z][A-Za-z]{1,60}");
    private static final Set<String> NOBODY = Set.of("", "unknown", "POD", "<none>");
    private static final List<String> LINKERD = List.of("deployment", "statefulset", "daemonset");
    private static final List<String> WORKLOADS =
            List.of("deployment", "statefulset", "daemonset", "cronjob", "job", "replicaset");

    private final Map<String, String> labels;
    private final List<Edge> found = new ArrayList<>();

    private LabelEdges(Map<String, String> labels) {
        this.labels = labels;
    }

    /// Of a series.
    public static List<Edge> of(Map<String, String> labels) {
        LabelEdges edges = new LabelEdges(labels);
        edges.istio();
        edges.linkerd();
        edges.pod();
        return List.copyOf(edges.found);
    }

    /// Of a resource: it also says where its entity runs.
    public static List<Edge> of(Map<String, String> attributes, Entity speaker) {
        LabelEdges edges = new LabelEdges(attributes);
        Optional<Entity> pod = edges.pod();
        // Within a pod, host.name is the pod's.
        pod.or(() -> edges.named("host", "", edges.label("host.name")))
                .ifPresent(place -> edges.add(Optional.of(speaker), Kind.RUNS_ON, Optional.of(place)));
        return List.copyOf(edges.found);
    }

    private void istio() {
        Optional<Entity> from = named("service", label("source_workload_namespace"), label("source_workload"));
        if (from.isPresent()) {
            Optional<Entity> workload =
                    named("service", label("destination_workload_namespace"), label("destination_workload"));
            add(
                    from,
                    Kind.CALLS,
                    workload.or(() -> named(
                            "service", label("destination_service_namespace"), label("destination_service_name"))));
        }
    }

    /// Told by the calling side's proxy; the called side's tells of itself only.
    private void linkerd() {
        if (label("direction").equals("outbound")) {
            add(linkerd(""), Kind.CALLS, linkerd("dst_"));
        }
    }

    private Optional<Entity> linkerd(String prefix) {
        return LINKERD.stream()
                .map(kind -> named("service", label(prefix + "namespace"), label(prefix + kind)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /// What is told of a pod: its parts, the whole it is part of, its node.
    private Optional<Entity> pod() {
        String name = label("k8s.pod.name", "exported_pod", "pod", "pod_name");
        if (name.isEmpty()) {
            return Optional.empty();
        }
        // A scraper that puts its target's labels first keeps what the target told as exported_….
        String space = label("k8s.namespace.name", "exported_namespace", "namespace");
        Optional<Entity> pod = named("pod", space, name);
        add(pod, Kind.RUNS_ON, named("host", "", label("k8s.node.name", "node")));
        String container = label("k8s.container.name", "container.name", "exported_container", "container");
        add(named("container", space.isEmpty() ? name : space + "/" + name, container), Kind.MEMBER_OF, pod);
        Optional<Entity> namespace = named("namespace", "", space);
        Optional<Entity> workload = workload(space);
        add(pod, Kind.MEMBER_OF, workload.or(() -> namespace));
        add(workload, Kind.MEMBER_OF, namespace);
        add(namespace, Kind.MEMBER_OF, named("cluster", "", label("k8s.cluster.name")));
        return pod;
    }

    private Optional<Entity> workload(String space) {
        for (String kind : WORKLOADS) {
            String name = label("k8s." + kind + ".name");
            if (!name.isEmpty()) {
                return workload(kind, space, name);
            }
        }
        String owner = label("created_by_kind", "owner_kind");
        // A static pod is its node's.
        return KIND.matcher(owner).matches() && !owner.equals("Node")
                ? workload(owner.toLowerCase(Locale.ROOT), space, label("created_by_name", "owner_name"))
                : Optional.empty();
    }

    private static Optional<Entity> workload(String kind, String space, String name) {
        Matcher replicaSet = REPLICA_SET.matcher(name);
        return kind.equals("replicaset") && replicaSet.matches()
                ? named("deployment", space, replicaSet.group(1))
                : named(kind, space, name);
    }

    private String label(String... names) {
        return Arrays.stream(names)
                .map(name -> labels.getOrDefault(name, ""))
                .filter(value -> !NOBODY.contains(value) && !value.isBlank())
                .findFirst()
                .orElse("");
    }

    private static Optional<Entity> named(String kind, String within, String name) {
        String whole = within.isEmpty() ? name : within + "/" + name;
        return name.isEmpty() || whole.length() > LONGEST_NAME
                ? Optional.empty()
                : Optional.of(new Entity(kind, whole));
    }

    private void add(Optional<Entity> from, Kind kind, Optional<Entity> to) {
        if (from.isPresent() && to.isPresent() && !from.equals(to)) {
            found.add(new Edge(from.get(), kind, to.get()));
        }
    }
}
