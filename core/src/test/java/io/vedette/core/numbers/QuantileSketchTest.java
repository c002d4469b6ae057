// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileSketchTest {
    private static final double[] SHARES = {0, 0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1};

    /// Latencies of many shapes: narrow, of one value, over ten powers of ten, with zeros among them.
    private static double[] values(long seed) {
        var chance = new SplittableRandom(seed);
        double spread = chance.nextDouble(0, 5);
        double middle = Math.pow(10, chance.nextDouble(-5, 3));
        double[] values = new double[1 + chance.nextInt(5_000)];
        Arrays.setAll(values, _ -> chance.nextInt(20) == 0 ? 0 : middle * Math.exp(spread * chance.nextGaussian()));
        return values;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void every_quantile_is_within_one_percent_of_the_sorted_array(long seed) {
        double[] values = values(seed);
        var sketch = new QuantileSketch();

        for (double value : values) {
            sketch.add(value);
        }

        Arrays.sort(values);
        for (double p : SHARES) {
            double exact = values[(int) Math.floor(p * (values.length - 1))];
            assertThat(sketch.quantile(p)).as("p %s of seed %d", p, seed).isCloseTo(exact, within(0.0101 * exact));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void two_added_together_are_one_that_saw_both(long seed) {
        var first = new QuantileSketch();
        var second = new QuantileSketch();
        var both = new QuantileSketch();
        for (double value : values(seed)) {
            first.add(value);
            both.add(value);
        }
        for (double value : values(seed + 50)) {
            second.add(value);
            both.add(value);
        }

        first.add(second);

        assertThat(first).isEqualTo(both);
        assertThat(first.count()).isEqualTo(both.count());
    }

    @Test
    void order_of_values_does_not_show() {
        double[] values = values(3);
        var forward = new QuantileSketch();
        var backward = new QuantileSketch();

        for (int i = 0; i < values.length; i++) {
            forward.add(values[i]);
            backward.add(values[values.length - 1 - i]);
        }

        assertThat(forward).isEqualTo(backward);
    }

    @Test
    void saved_and_read_is_the_same_sketch() throws IOException {
        var sketch = new QuantileSketch();
        for (double value : values(4)) {
            sketch.add(value);
        }
        var bytes = new ByteArrayOutputStream();

        sketch.save(new DataOutputStream(bytes));
        var read = QuantileSketch.read(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));

        assertThat(read).isEqualTo(sketch);
        assertThat(read.quantile(0.9)).isEqualTo(sketch.quantile(0.9));
    }

    @Test
    void values_beyond_the_range_stay_within_it_and_cost_no_more() throws IOException {
        var sketch = new QuantileSketch();
        for (double value : new double[] {1e-300, Double.MIN_VALUE, 1e-9, 1, 1e9, 1e300, Double.MAX_VALUE}) {
            sketch.add(value);
        }
        var bytes = new ByteArrayOutputStream();

        sketch.save(new DataOutputStream(bytes));

        assertThat(sketch.quantile(0)).isZero();
        assertThat(sketch.quantile(1)).isCloseTo(1e9, within(1e7));
        assertThat(bytes.size()).isLessThan(8 * 2_080 + 20);
    }

    @Test
    void what_is_no_latency_is_refused() {
        var sketch = new QuantileSketch();

        assertThatThrownBy(() -> sketch.add(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sketch.add(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sketch.add(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> sketch.quantile(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
