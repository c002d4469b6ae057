// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Range;
import io.vedette.core.domain.Signal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowsTest {
    private static final long STEP = 1_000_000_000L;
    private static final Signal A = new Signal("a", "%");
    private static final Signal B = new Signal("b", "");
    private static final Signal C = new Signal("c", "");
    private static final List<Input> INPUTS = List.of(
            new Input(A, 10, new Range(0, 20)), new Input(B, 20, new Range(0, 40)), new Input(C, 30, new Range(0, 60)));

    private static Recipe recipe(RowSettings settings) {
        return new Recipe(INPUTS, settings);
    }

    private static Frame frame(int number, Point... points) {
        return Frame.of(new Entity("host", "h"), number * STEP, STEP, List.of(points));
    }

    private static Frame whole(int number) {
        return frame(number, new Point(C, 3), new Point(A, 1), new Point(new Signal("else", ""), 9), new Point(B, 2));
    }

    @Test
    void row_holds_the_inputs_in_their_order_and_nothing_else() {
        Rows rows = new Rows(recipe(new RowSettings(false, 5, false)));

        assertThat(rows.take(whole(0))).isTrue();
        assertThat(rows.row()).containsExactly(1, 2, 3);
    }

    @Test
    void signal_of_another_unit_is_another_signal() {
        Rows rows = new Rows(recipe(new RowSettings(false, 5, false)));

        rows.take(frame(0, new Point(new Signal("a", "B"), 1), new Point(B, 2), new Point(C, 3)));

        assertThat(rows.row()).containsExactly(10, 2, 3);
    }

    @Test
    void short_gap_is_bridged_by_the_last_value_and_a_longer_one_by_the_mean() {
        Rows rows = new Rows(recipe(new RowSettings(false, 2, false)));
        rows.take(whole(0));
        List<Double> seen = new ArrayList<>();
        for (int t = 1; t <= 4; t++) {
            assertThat(rows.take(frame(t, new Point(B, 2), new Point(C, 3)))).isTrue();
            seen.add(rows.row()[0]);
        }
        assertThat(seen).containsExactly(1.0, 1.0, 10.0, 10.0);
    }

    @Test
    void more_than_half_missing_makes_no_row() {
        Rows rows = new Rows(recipe(new RowSettings(false, 0, false)));

        assertThat(rows.take(frame(0, new Point(A, 1), new Point(B, 2)))).isTrue();
        assertThat(rows.take(frame(1, new Point(A, 1)))).isFalse();
        assertThat(rows.take(frame(2))).isFalse();
    }

    @Test
    void where_rows_must_be_complete_any_gap_makes_none() {
        Rows rows = new Rows(recipe(new RowSettings(false, 0, true)));

        assertThat(rows.take(whole(0))).isTrue();
        assertThat(rows.take(frame(1, new Point(A, 1), new Point(B, 2)))).isFalse();
        assertThat(rows.take(whole(2))).isTrue();
    }

    @Test
    void gap_of_the_whole_entity_makes_features_begin_anew() {
        Rows rows = new Rows(recipe(new RowSettings(true, 2, false)));
        rows.take(frame(0, new Point(A, 100), new Point(B, 2), new Point(C, 3)));
        rows.row();
        assertThat(rows.isAfterGap()).isTrue();
        rows.take(whole(3));
        assertThat(rows.isAfterGap()).isFalse();
        assertThat(rows.row()[12]).isEqualTo(-99);

        rows.take(whole(7));

        assertThat(rows.isAfterGap()).isTrue();
        assertThat(rows.row()[12]).isZero();
    }

    @Test
    void row_handed_out_does_not_change_with_the_next_frame() {
        Rows rows = new Rows(recipe(new RowSettings(false, 5, false)));
        rows.take(whole(0));
        double[] first = rows.row();

        rows.take(frame(1, new Point(A, 50), new Point(B, 50), new Point(C, 50)));

        assertThat(first).containsExactly(1, 2, 3);
    }

    @Test
    void recipe_read_back_is_the_same() throws IOException {
        for (RowSettings settings : List.of(new RowSettings(true, 5, false), new RowSettings(false, 0, true))) {
            Recipe recipe = recipe(settings);

            assertThat(read(bytes(recipe))).isEqualTo(recipe);
            assertThat(read(bytes(recipe)).width()).isEqualTo(settings.features() ? 15 : 3);
        }
    }

    @Test
    void recipe_that_breaks_its_rules_is_refused() throws IOException {
        byte[] tooLong = bytes(recipe(new RowSettings(false, 5, false)));
        tooLong[1] = 0x7f;
        byte[] tooMany = bytes(recipe(new RowSettings(false, 5, false)));
        tooMany[6] = 0x7f;
        byte[] nameless = bytes(recipe(new RowSettings(false, 5, false)));
        nameless[11] = 0;

        for (byte[] broken : List.of(tooLong, tooMany, nameless)) {
            assertThatThrownBy(() -> read(broken)).isInstanceOf(IOException.class);
        }
    }

    @Test
    void recipe_needs_an_input() {
        assertThatThrownBy(() -> new Recipe(List.of(), new RowSettings(false, 5, false)))
                .hasMessage("a recipe needs 1 to 10000 inputs, had 0");
        List<Input> many = Stream.generate(INPUTS::getFirst).limit(10_001).toList();
        assertThatThrownBy(() -> new Recipe(many, new RowSettings(false, 5, false)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] bytes(Recipe recipe) throws IOException {
        var bytes = new ByteArrayOutputStream();
        recipe.write(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static Recipe read(byte[] bytes) throws IOException {
        return Recipe.read(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
