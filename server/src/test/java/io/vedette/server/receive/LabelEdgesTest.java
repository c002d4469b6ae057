// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LabelEdgesTest {
    /// `name=value` with commas between.
    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        Arrays.stream(text.split(", *")).map(pair -> pair.split("=", 2)).forEach(pair -> labels.put(pair[0], pair[1]));
        return labels;
    }

    private static List<String> of(String text) {
        return LabelEdges.of(labels(text)).stream().map(Edge::toString).toList();
    }

    @Test
    void istio_tells_who_calls_whom() {
        assertThat(of("reporter=source, source_workload=shop, source_workload_namespace=north,"
                        + "destination_workload=stock, destination_workload_namespace=south, response_code=200"))
                .containsExactly("service:north/shop CALLS service:south/stock");
        assertThat(of("source_workload=shop, source_workload_namespace=north, destination_workload=unknown,"
                        + "destination_service_name=pay.example.com, destination_service_namespace=unknown"))
                .containsExactly("service:north/shop CALLS service:pay.example.com");
        assertThat(of("source_workload=unknown, source_workload_namespace=unknown, destination_workload=stock"))
                .isEmpty();
    }

    @Test
    void linkerd_tells_it_on_the_calling_side() {
        String labels = "deployment=shop, namespace=north, dst_deployment=stock, dst_namespace=south, direction=";
        assertThat(of(labels + "outbound")).containsExactly("service:north/shop CALLS service:south/stock");
        assertThat(of(labels + "inbound")).isEmpty();
        assertThat(of("statefulset=db, namespace=n, dst_daemonset=agent, dst_namespace=k, direction=outbound"))
                .containsExactly("service:n/db CALLS service:k/agent");
    }

    @Test
    void pod_of_kube_state_metrics_has_a_node_and_a_deployment() {
        assertThat(of("pod=shop-6d4cf56db6-x2x9z, namespace=north, node=n1, created_by_kind=ReplicaSet,"
                        + "created_by_name=shop-6d4cf56db6"))
                .containsExactly(
                        "pod:north/shop-6d4cf56db6-x2x9z RUNS_ON host:n1",
                        "pod:north/shop-6d4cf56db6-x2x9z MEMBER_OF deployment:north/shop",
                        "deployment:north/shop MEMBER_OF namespace:north");
        assertThat(of("pod=db-0, namespace=north, owner_kind=StatefulSet, owner_name=db, owner_is_controller=true"))
                .contains("pod:north/db-0 MEMBER_OF statefulset:north/db");
        assertThat(of("pod=etcd-n1, namespace=kube-system, owner_kind=Node, owner_name=n1"))
                .containsExactly("pod:kube-system/etcd-n1 MEMBER_OF namespace:kube-system");
        assertThat(of("pod=bare, namespace=north, owner_kind=<none>, owner_name=<none>"))
                .containsExactly("pod:north/bare MEMBER_OF namespace:north");
    }

    @Test
    void what_a_target_said_of_others_goes_before_what_its_scraper_said_of_it() {
        assertThat(of("pod=kube-state-metrics-1, namespace=monitoring, exported_pod=shop-1,"
                        + "exported_namespace=north, node=n1"))
                .containsExactly("pod:north/shop-1 RUNS_ON host:n1", "pod:north/shop-1 MEMBER_OF namespace:north");
    }

    @Test
    void container_is_a_member_of_its_pod() {
        assertThat(of("pod=shop-1, namespace=north, container=app"))
                .contains("container:north/shop-1/app MEMBER_OF pod:north/shop-1");
        assertThat(of("pod=shop-1, namespace=north, container=POD")).noneMatch(edge -> edge.startsWith("container"));
    }

    @Test
    void resource_says_where_its_entity_runs() {
        Entity shop = new Entity("service", "shop");
        assertThat(LabelEdges.of(
                        labels("k8s.pod.name=shop-1, k8s.namespace.name=north, k8s.node.name=n1,"
                                + "k8s.deployment.name=shop, k8s.cluster.name=eu, host.name=shop-1"),
                        shop))
                .extracting(Edge::toString)
                .containsExactly(
                        "pod:north/shop-1 RUNS_ON host:n1",
                        "pod:north/shop-1 MEMBER_OF deployment:north/shop",
                        "deployment:north/shop MEMBER_OF namespace:north",
                        "namespace:north MEMBER_OF cluster:eu",
                        "service:shop RUNS_ON pod:north/shop-1");
        assertThat(LabelEdges.of(labels("host.name=web-1"), shop))
                .extracting(Edge::toString)
                .containsExactly("service:shop RUNS_ON host:web-1");
        assertThat(LabelEdges.of(labels("host.name=web-1"), new Entity("host", "web-1")))
                .isEmpty();
    }

    @Test
    void labels_that_tell_nothing_or_too_much_make_no_edge() {
        assertThat(of("instance=web-1:9100, job=node, namespace=north, node=n1"))
                .isEmpty();
        assertThat(of("pod=" + "x".repeat(300) + ", namespace=north, node=n1")).isEmpty();
    }
}
