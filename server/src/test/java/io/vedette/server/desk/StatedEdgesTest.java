// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatedEdgesTest {
    @Test
    void each_needed_entity_is_an_edge_and_circles_are_no_mistake() {
        assertThat(StatedEdges.of(Map.of("service:a", List.of("service:b", "db"), "service:b", List.of("service:a"))))
                .extracting(Object::toString)
                .containsExactlyInAnyOrder(
                        "service:a CALLS service:b", "service:a CALLS target:db", "service:b CALLS service:a");
    }

    @Test
    void who_needs_itself_or_has_no_name_is_refused_in_words() {
        assertThatThrownBy(() -> StatedEdges.of(Map.of("service:a", List.of("service:a"))))
                .hasMessageContaining("dependsOn: service:a needs service:a");
        assertThatThrownBy(() -> StatedEdges.of(Map.of("service:", List.of("b"))))
                .hasMessageContaining("dependsOn");
    }
}
