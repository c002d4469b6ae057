// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class LabelsTest {
    @Test
    void labels_are_the_map_they_were_made_of() {
        for (long seed = 0; seed < 200; seed++) {
            Map<String, String> told = random(new Random(seed));

            Labels labels = Labels.of(told);

            assertThat(labels.toMap()).as("seed %d", seed).isEqualTo(new TreeMap<>(told));
            assertThat(labels.size()).isEqualTo(told.size());
            told.forEach((name, value) ->
                    assertThat(labels.getOrDefault(name, "none")).isEqualTo(value));
            assertThat(labels.getOrDefault("never there", "none")).isEqualTo("none");
        }
    }

    @Test
    void the_order_in_which_they_are_told_changes_nothing() {
        Labels one = Labels.of(Map.of("a", "1", "b", "2", "c", "3"));
        Map<String, String> turned = new LinkedHashMap<>();
        turned.put("c", "3");
        turned.put("a", "1");
        turned.put("b", "2");
        TreeMap<String, String> backwards = new TreeMap<>(Comparator.reverseOrder());
        backwards.putAll(turned);

        assertThat(Labels.of(turned)).isEqualTo(one).hasSameHashCodeAs(one).hasToString("{a=1, b=2, c=3}");
        assertThat(Labels.of(backwards)).isEqualTo(one);
    }

    @Test
    void a_value_that_differs_makes_other_labels() {
        assertThat(Labels.of(Map.of("a", "1")))
                .isNotEqualTo(Labels.of(Map.of("a", "2")))
                .isNotEqualTo(Labels.of(Map.of("a", "1", "b", "1")))
                .isNotEqualTo(Labels.NONE);
    }

    @Test
    void a_later_change_of_the_map_changes_no_label() {
        Map<String, String> told = new TreeMap<>(Map.of("a", "1"));
        Labels labels = Labels.of(told);

        told.put("a", "2");

        assertThat(labels.getOrDefault("a", "")).isEqualTo("1");
    }

    private static Map<String, String> random(Random random) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int left = random.nextInt(9); left > 0; left--) {
            map.put("n" + random.nextInt(40), "v" + random.nextInt(5));
        }
        return map;
    }
}
