// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.domain.Range;
import io.vedette.core.domain.Signal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    private static Input input(String name, double mean) {
        return new Input(new Signal(name, ""), mean, new Range(0, 1));
    }

    private static double mean(List<double[]> rows, int input, int count) {
        return rows.subList(Math.max(0, rows.size() - count), rows.size()).stream()
                .mapToDouble(row -> row[input])
                .average()
                .orElseThrow();
    }

    private static double spread(List<double[]> rows, int input) {
        double mean = mean(rows, input, 30);
        return Math.sqrt(rows.subList(Math.max(0, rows.size() - 30), rows.size()).stream()
                .mapToDouble(row -> (row[input] - mean) * (row[input] - mean))
                .average()
                .orElseThrow());
    }

    @Test
    void row_agrees_with_a_slow_twin() {
        var features = new Features(List.of(input("disk read", 10), input("load", 1), input("disk written", 100)));
        var chance = new SplittableRandom(5);
        List<double[]> past = new ArrayList<>();
        assertThat(features.width()).isEqualTo(16);
        for (int t = 0; t < 100; t++) {
            double[] values = {10 + chance.nextGaussian(), 1e6 * chance.nextGaussian(), 100 * chance.nextExponential()};
            double[] before = past.isEmpty() ? values : past.getLast();
            past.add(values);

            double[] row = features.next(values);

            for (int i = 0; i < 3; i++) {
                assertThat(row[i]).isEqualTo(values[i]);
                assertThat(row[3 + i]).isCloseTo(mean(past, i, 5), within(1e-6));
                assertThat(row[6 + i]).isCloseTo(mean(past, i, 30), within(1e-6));
                assertThat(row[9 + i]).isCloseTo(spread(past, i), within(1e-6));
                assertThat(row[12 + i]).isEqualTo(values[i] - before[i]);
            }
            double read = Math.abs(values[0]) / 10;
            double written = Math.abs(values[2]) / 100;
            assertThat(row[15]).isCloseTo(read / (read + written), within(1e-12));
        }
    }

    @Test
    void usual_ratio_is_a_half_and_so_is_nothing_against_nothing() {
        var features = new Features(List.of(input("errors", 0), input("requests", 0)));

        assertThat(features.next(new double[] {0, 0})[10]).isEqualTo(0.5);
        assertThat(new Features(List.of(input("errors", 2), input("requests", 50))).next(new double[] {2, 50})[10])
                .isEqualTo(0.5);
    }

    @Test
    void column_tells_of_its_input() {
        var features = new Features(List.of(input("load", 1), input("network received", 1), input("network sent", 1)));

        assertThat(features.inputOf(2)).isEqualTo(2);
        assertThat(features.inputOf(3)).isZero();
        assertThat(features.inputOf(14)).isEqualTo(2);
        assertThat(features.inputOf(15)).isEqualTo(1);
    }

    @Test
    void after_a_reset_the_past_does_not_count() {
        var features = new Features(List.of(input("load", 1)));
        features.next(new double[] {100});

        features.reset();

        assertThat(features.next(new double[] {1})).containsExactly(1, 1, 1, 0, 0);
    }

    @Test
    void values_at_the_end_of_what_a_double_holds_give_finite_rows() {
        var features = new Features(List.of(input("disk read", 1), input("disk written", Double.MIN_VALUE)));
        for (int t = 0; t < 40; t++) {
            double sign = t % 2 == 0 ? 1 : -1;
            double[] row = features.next(new double[] {sign * Double.MAX_VALUE, sign * Double.MAX_VALUE});

            assertThat(Arrays.stream(row))
                    .as("row %d", t)
                    .allSatisfy(value -> assertThat(value).isFinite());
        }
    }
}
