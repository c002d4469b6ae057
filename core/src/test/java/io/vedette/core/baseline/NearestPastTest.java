// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class NearestPastTest {
    private static final int DAY = 288;

    record Kind(String name, Function<Random, DoubleSupplier> made) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Kind> clean() {
        return Stream.of(
                new Kind("normal", random -> () -> 100 + random.nextGaussian()),
                new Kind("tiny", random -> () -> 1e-12 * random.nextGaussian()),
                new Kind("huge", random -> () -> 1e300 * random.nextGaussian()),
                new Kind("exponential", random -> random::nextExponential),
                new Kind("heavy", random -> () -> Math.exp(random.nextGaussian())),
                new Kind("counts", random -> () -> Math.floor(20 * random.nextExponential())),
                new Kind("two states", random -> () -> random.nextInt(10) == 0 ? 1 : 0),
                new Kind("daily", NearestPastTest::daily));
    }

    private static DoubleSupplier daily(Random random) {
        int[] at = {0};
        return () -> 50 - 40 * Math.cos(2 * Math.PI * at[0]++ / DAY) + random.nextGaussian();
    }

    /// Where the detector calls the values of a stream off.
    private static List<Integer> alarms(IntToDoubleFunction value, int count) {
        NearestPast detector = new NearestPast();
        List<Integer> alarms = new ArrayList<>();
        for (int t = 0; t < count; t++) {
            detector.take(value.applyAsDouble(t));
            if (detector.isOff()) {
                alarms.add(t);
            }
        }
        return alarms;
    }

    @ParameterizedTest
    @MethodSource("clean")
    void surprises_are_finite_and_alarms_on_clean_values_are_rare(Kind kind) {
        int alarms = 0;
        for (long seed = 1; seed <= 5; seed++) {
            DoubleSupplier values = kind.made().apply(new Random(seed));
            NearestPast detector = new NearestPast();
            for (int t = 0; t < 8_000; t++) {
                assertThat(detector.take(values.getAsDouble())).isBetween(0.0, 16.0);
                alarms += detector.isOff() ? 1 : 0;
            }
        }

        assertThat(alarms).as("of 40,000").isLessThanOrEqualTo(80);
    }

    @Test
    void the_first_values_surprise_nobody() {
        Random random = new Random(1);

        assertThat(alarms(_ -> 1e6 * random.nextGaussian(), NearestPast.WARM_UP))
                .isEmpty();
    }

    @Test
    void a_constant_is_silent_until_it_changes_and_one_alarm_tells_of_the_change() {
        assertThat(alarms(t -> t < 3_000 ? 7 : 7.01, 6_000)).containsExactly(3_000);
    }

    @Test
    void a_hair_that_rounding_makes_is_no_change() {
        assertThat(alarms(t -> 1e9 + (t % 7) * 1e-3, 3_000)).isEmpty();
    }

    @Test
    void a_level_shift_is_told_once() {
        Random random = new Random(2);

        List<Integer> alarms = alarms(t -> (t < 3_000 ? 50 : 70) + random.nextGaussian(), 5_000);

        assertThat(alarms).contains(3_000);
        assertThat(alarms.stream().filter(t -> t > 3_000)).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void a_day_that_stays_away_is_told() {
        Random random = new Random(3);
        int quiet = 12 * DAY;

        List<Integer> alarms = alarms(
                t -> (t % DAY < DAY / 2 || t >= quiet + DAY / 4 && t < quiet + 2 * DAY ? 20 : 80)
                        + (t >= quiet + DAY / 4 && t < quiet + 2 * DAY ? 30 : 0)
                        + random.nextGaussian(),
                14 * DAY);

        assertThat(alarms.stream().filter(t -> t >= quiet && t < quiet + DAY)).isNotEmpty();
    }

    @Test
    void a_spike_is_told_in_heavy_traffic_and_its_like_no_more() {
        Random random = new Random(4);

        List<Integer> alarms = alarms(t -> t == 4_000 || t == 4_500 ? 500 : random.nextExponential(), 5_000);

        assertThat(alarms).contains(4_000).doesNotContain(4_500);
    }

    @Test
    void what_stays_off_is_one_alarm_and_not_many() {
        Random random = new Random(5);

        List<Integer> alarms = alarms(t -> random.nextGaussian() + (t >= 3_000 && t < 3_300 ? 40 : 0), 4_000);

        assertThat(alarms.stream().filter(t -> t >= 3_000 && t < 3_300)).hasSizeLessThanOrEqualTo(3);
        assertThat(alarms).contains(3_000);
    }

    @Test
    void each_alarm_raises_the_line_and_quiet_lets_it_sink() {
        NearestPast detector = new NearestPast();
        double before = detector.line();
        for (int t = 0; t < 1_000; t++) {
            detector.take(t < 999 ? 1 : 2);
        }
        double after = detector.line();
        for (int t = 0; t < 8_000; t++) {
            detector.take(1);
        }

        assertThat(after).isGreaterThan(before + 0.2);
        assertThat(detector.line()).isBetween(before, before + 0.1);
    }

    @Test
    void values_that_are_no_numbers_are_refused() {
        assertThatThrownBy(() -> new NearestPast().take(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be finite, was NaN");
    }

    @Test
    void saved_and_restored_at_any_moment_it_judges_the_same() throws IOException {
        for (long seed = 1; seed <= 6; seed++) {
            Random random = new Random(seed);
            double[] values =
                    random.doubles(9_000).map(value -> 10 / (value + 0.001)).toArray();
            int cut = random.nextInt(values.length);
            NearestPast straight = new NearestPast();
            IntStream.range(0, cut).forEach(t -> straight.take(values[t]));
            NearestPast restored = restored(bytes(straight));

            for (int t = cut; t < values.length; t++) {
                assertThat(restored.take(values[t])).as("seed %d", seed).isEqualTo(straight.take(values[t]));
                assertThat(restored.isOff()).isEqualTo(straight.isOff());
            }
            assertThat(bytes(restored)).isEqualTo(bytes(straight));
        }
    }

    @Test
    void its_state_stays_below_sixteen_kibibytes() throws IOException {
        NearestPast detector = new NearestPast();
        Random random = new Random(6);
        for (int t = 0; t < 10_000; t++) {
            detector.take(random.nextGaussian());
        }

        assertThat(bytes(detector)).hasSizeLessThan(16 * 1024);
    }

    @Test
    void damaged_bytes_are_refused_or_read_as_a_detector() throws IOException {
        NearestPast detector = new NearestPast();
        Random random = new Random(7);
        for (int t = 0; t < 300; t++) {
            detector.take(random.nextGaussian());
        }
        byte[] whole = bytes(detector);
        for (int cut : List.of(0, 1, 40, whole.length - 1)) {
            assertThatThrownBy(() -> restored(Arrays.copyOf(whole, cut))).isInstanceOf(IOException.class);
        }
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = whole.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            survive(damaged);
        }
    }

    private static void survive(byte[] damaged) {
        try {
            assertThat(restored(damaged).take(1)).isBetween(0.0, 16.0);
        } catch (IOException refused) {
            assertThat(refused).hasMessageMatching("(?s).*(damaged|format).*");
        }
    }

    private static byte[] bytes(NearestPast detector) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        detector.save(new DataOutputStream(bytes));
        return bytes.toByteArray();
    }

    private static NearestPast restored(byte[] bytes) throws IOException {
        return NearestPast.restore(new DataInputStream(new ByteArrayInputStream(bytes)));
    }
}
