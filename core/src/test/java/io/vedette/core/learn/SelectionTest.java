// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.detect.Choice;
import io.vedette.core.learn.InputSettings.Gaps;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SelectionTest {
    private static Map<String, Choice> choices(Table table, InputSettings settings) {
        return Selection.of(table, Split.last(0.2, table.nanos()), settings).stream()
                .collect(Collectors.toMap(choice -> choice.signal().name(), choice -> choice));
    }

    private static Map<String, Choice> choices(Table table) {
        return choices(table, InputSettings.DEFAULT);
    }

    private static void assertLeft(Choice choice, String reason) {
        assertThat(choice.chosen()).isFalse();
        assertThat(choice.reason()).isEqualTo(reason);
    }

    @Test
    void there_is_one_choice_a_signal_in_the_order_of_the_table() {
        Table table = Tables.of(100)
                .noise("b", 1)
                .column("constant", _ -> 1)
                .noise("a", 2)
                .build();

        assertThat(Selection.of(table, Split.last(0.2, table.nanos()), InputSettings.DEFAULT))
                .extracting(choice -> choice.signal().name())
                .containsExactly("b", "constant", "a");
    }

    @Test
    void what_never_changes_in_training_is_looked_at_because_a_first_move_is_news() {
        var choices = choices(Tables.of(100)
                .noise("a", 1)
                .column("steps", row -> row < 90 ? 3 : 4)
                .build());

        assertThat(choices.get("a").chosen()).isTrue();
        assertThat(choices.get("steps").chosen()).isTrue();
        assertThat(choices.get("steps").reason()).isEqualTo("never changed in the training data: a first move is news");
    }

    @Test
    void what_stands_still_and_is_set_by_somebody_is_left() {
        var choices = choices(Tables.of(100)
                .noise("a", 1)
                .column("process_start_time_seconds{job=\"x\"}", _ -> 1.7e9)
                .column("queue_limit", _ -> 500)
                .build());

        assertLeft(
                choices.get("process_start_time_seconds{job=\"x\"}"),
                "never changes in the training data, and somebody sets it");
        assertThat(choices.get("queue_limit").chosen()).isFalse();
    }

    @Test
    void where_nothing_moves_there_is_nothing_to_learn() {
        Table table = Tables.of(100).column("a", _ -> 1).column("b", _ -> 0).build();

        assertThatThrownBy(() -> choices(table))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("never changes in the training data");
    }

    @Test
    void what_moves_as_one_with_another_comes_after_all_others_that_move_and_before_what_stands_still() {
        Table table = Tables.of(200).noise("a", 1).noise("other", 2).build();
        double[] a = table.columns().getFirst();
        Tables tables = Tables.of(200)
                .column("still", _ -> 2)
                .noise("a", 1)
                .noise("other", 2)
                .column("mirror", row -> -a[row]);

        var all = choices(tables.build());
        var three = choices(tables.build(), new InputSettings(List.of(), 3, Gaps.FILL));
        var two = choices(tables.build(), new InputSettings(List.of(), 2, Gaps.FILL));

        assertThat(all.values()).allMatch(Choice::chosen);
        assertThat(all.get("mirror").reason()).isEqualTo("moves as one with a: if it leaves it, that is news");
        assertLeft(three.get("still"), "over the cap of 3 inputs");
        assertThat(three.get("mirror").chosen()).isTrue();
        assertLeft(two.get("mirror"), "over the cap of 2 inputs");
        assertThat(two.get("other").chosen()).isTrue();
    }

    @Test
    void cap_takes_the_liveliest_and_names_itself_to_the_rest() {
        var choices = choices(
                Tables.of(200)
                        .column("two", row -> row * 7 % 2)
                        .noise("lively", 1)
                        .column("five", row -> row * row % 5)
                        .noise("livelier", 2)
                        .build(),
                new InputSettings(List.of(), 2, Gaps.FILL));

        assertThat(choices.get("lively").chosen()).isTrue();
        assertThat(choices.get("livelier").chosen()).isTrue();
        assertLeft(choices.get("two"), "over the cap of 2 inputs");
        assertLeft(choices.get("five"), "over the cap of 2 inputs");
    }

    @Test
    void signal_with_more_gap_than_points_is_left() {
        var choices = choices(Tables.of(100)
                .noise("a", 1)
                .column("seldom", row -> row % 3 == 0 ? row : Double.NaN)
                .build());

        assertLeft(choices.get("seldom"), "missing more than half of the time");
    }

    @Test
    void buckets_of_histograms_are_left() {
        var choices = choices(Tables.of(100)
                .noise("a", 1)
                .noise("latency_bucket{le=\"1\"}", 2)
                .build());

        assertLeft(choices.get("latency_bucket{le=\"1\"}"), "a bucket of a histogram: its sum and count speak for it");
    }

    @Test
    void profile_speaks_for_an_entity_when_it_knows_three_signals() {
        var choices = choices(Tables.of(100)
                .column("cpu busy", "%", row -> row % 7)
                .column("memory used", "%", _ -> 40)
                .column("load 1m", "", row -> row % 5)
                .column("swap used", "%", row -> row < 70 ? Double.NaN : 1)
                .noise("node_load1", 2)
                .build());

        assertThat(choices.get("cpu busy").reason()).isEqualTo("known to the profile host");
        assertThat(choices.get("memory used").chosen()).isTrue();
        assertLeft(choices.get("swap used"), "missing more than half of the time");
        assertLeft(choices.get("node_load1"), "a profile speaks for this entity");
    }

    @Test
    void two_known_signals_are_too_few_for_a_profile_to_speak() {
        var choices = choices(Tables.of(100)
                .column("cpu busy", "%", row -> row % 7)
                .column("load 1m", "", row -> row * row % 11)
                .noise("mine", 2)
                .build());

        assertThat(choices.get("mine").chosen()).isTrue();
    }

    @Test
    void named_signals_are_obeyed_whatever_they_are() {
        var choices = choices(
                Tables.of(100).noise("a", 1).column("constant", _ -> 1).build(),
                new InputSettings(List.of("constant"), 40, Gaps.FILL));

        assertThat(choices.get("constant").chosen()).isTrue();
        assertThat(choices.get("constant").reason()).isEqualTo("named in the settings");
        assertLeft(choices.get("a"), "not named in the settings");
    }

    @Test
    void named_signal_that_does_not_exist_is_refused_by_name() {
        assertThatThrownBy(() -> choices(
                        Tables.of(100).noise("a", 1).noise("b", 2).build(),
                        new InputSettings(List.of("a", "cpu buzy"), 40, Gaps.FILL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("learn.inputs.signals names [cpu buzy], which host:web does not have; it has [a, b]");
    }

    @Test
    void entity_without_anything_to_learn_from_is_refused_with_the_reasons() {
        assertThatThrownBy(() -> choices(Tables.of(100)
                        .column("constant", _ -> 1)
                        .column("gone", _ -> Double.NaN)
                        .build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("none of the 2 signals of host:web can be learnt from: [never changes in the training data,"
                        + " missing more than half of the time]");
    }
}
