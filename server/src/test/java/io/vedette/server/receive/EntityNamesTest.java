// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Entity;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class EntityNamesTest {
    private static final Entity NOBODY = new Entity("source", "test");

    private final EntityNames names = new EntityNames(List.of());

    private static Map<String, String> labels(String text) {
        Map<String, String> labels = new TreeMap<>();
        for (String label : text.split(" +")) {
            String[] parts = label.split("=", 2);
            labels.put(parts[0], parts.length > 1 ? parts[1] : "");
        }
        return labels;
    }

    @ParameterizedTest
    @CsvSource({
        "service.name=shop service.namespace=eu host.name=h1, service:eu/shop, service:eu/shop",
        "service.name=unknown_service:java host.name=h1, host:h1, host:h1",
        "faas.name=resize, function:resize, function:resize",
        "k8s.pod.name=p1 k8s.namespace.name=n host.name=h1, pod:n/p1, pod:n/p1",
        "container.name=c1 host.name=h1, container:c1, container:c1",
        "db.system.name=postgresql db.namespace=orders, database:postgresql/orders, database:postgresql/orders",
        "device.id=pump-7, device:pump-7, device:pump-7",
        "host.name=h1 os.type=linux, host:h1, host:h1",
        "destination_workload=pay destination_workload_namespace=n pod=p, service:n/pay, service:n/pay",
        "job=node instance=web-1:9100, host:web-1:9100, host:web-1:9100",
        "job=app service=svc-1 pod=svc-pod-1, pod:svc-pod-1, service:svc-1",
        "namespace=n pod=p1 container=c instance=i, pod:n/p1, pod:n/p1",
        "app=shop, service:shop, service:shop",
        "job=batch, service:batch, service:batch",
        "host=web-1 cpu=cpu0, host:web-1, host:web-1",
        "color=red, source:test, source:test"
    })
    void labels_say_what_it_is_about(String text, String ofNumber, String ofRecord) {
        assertThat(names.ofNumber(labels(text), NOBODY).entity().id()).isEqualTo(ofNumber);
        assertThat(names.ofRecord(labels(text), NOBODY).entity().id()).isEqualTo(ofRecord);
    }

    @Test
    void label_that_names_the_entity_is_no_label_of_the_series() {
        EntityNames.Named named = names.ofNumber(labels("namespace=n pod=p1 container=c job=kubelet"), NOBODY);

        assertThat(named.rest()).isEqualTo(Map.of("container", "c", "job", "kubelet"));
    }

    @Test
    void name_that_is_too_long_or_blank_names_nothing() {
        assertThat(names.ofNumber(Map.of("host", "x".repeat(257), "job", "batch"), NOBODY)
                        .entity()
                        .id())
                .isEqualTo("service:batch");
        assertThat(names.ofNumber(Map.of("host", "  "), NOBODY).entity()).isEqualTo(NOBODY);
    }

    @Test
    void own_rules_go_before_all_others() {
        EntityNames own = new EntityNames(List.of(new EntityNames.Rule("shop", "branch", List.of("country"))));

        EntityNames.Named named = own.ofNumber(labels("branch=17 country=de host=h1"), NOBODY);

        assertThat(named.entity()).isEqualTo(new Entity("shop", "de/17"));
        assertThat(named.rest()).containsOnlyKeys("host");
    }

    @Test
    void rule_without_a_label_is_refused() {
        assertThatThrownBy(() -> new EntityNames.Rule("shop", " ", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("receivers.entities");
    }
}
