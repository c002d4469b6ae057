// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Signal;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class OwnerLabelTest {
    private static Optional<String> of(String... names) {
        return OwnerLabel.of(
                Arrays.stream(names).map(name -> new Signal(name, "")).toList());
    }

    @Test
    void label_that_all_labelled_series_share_says_whose_the_entity_is() {
        assertThat(of("up{team=\"payments\"}", "requests{code=\"500\",team=\"payments\"}", "cpu busy"))
                .contains("payments");
        assertThat(of("up{owner=\"a \\\"b\\\"\"}")).contains("a \"b\"");
        assertThat(of("up{owner=\"x\",team=\"y\"}")).as("team before owner").contains("y");
    }

    @Test
    void label_of_a_few_series_or_one_that_differs_says_nothing() {
        assertThat(of("up{job=\"node\"}", "pod_restarts{team=\"payments\"}")).isEmpty();
        assertThat(of("restarts{pod=\"a\",team=\"x\"}", "restarts{pod=\"b\",team=\"y\"}"))
                .isEmpty();
        assertThat(of("up{my_team=\"x\"}", "up{note=\"team=\\\"x\"}")).isEmpty();
        assertThat(OwnerLabel.of(List.<Signal>of())).isEmpty();
    }

    @Test
    void what_another_system_says_is_taken_by_the_same_names() {
        assertThat(OwnerLabel.of(Map.of("owner", "x", "team", "y"))).contains("y");
        assertThat(OwnerLabel.of(Map.of("owner", "x", "team", " "))).contains("x");
        assertThat(OwnerLabel.of(Map.of("severity", "x"))).isEmpty();
    }
}
