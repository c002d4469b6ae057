// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

final class BaselineTest {
    private static final double STEPS_AN_HOUR = 240;
    private static final int DAY = 5_760;
    private static final long STEP = 15_000_000_000L;

    private Baseline baseline = new Baseline();
    private int at;

    /// Judges and learns the next value, 15 s after the one before.
    private double next(double value) {
        long nanos = at++ * STEP;
        LocalHour time = CivilTime.UTC.at(nanos);
        double surprise = baseline.judge(value, time);
        baseline.learn(value, time, nanos, STEP);
        return surprise;
    }

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
                new Kind("huge", random -> () -> 1e15 + 1e12 * random.nextGaussian()),
                new Kind("exponential", random -> random::nextExponential),
                new Kind("heavy", random -> () -> Math.exp(random.nextGaussian())),
                new Kind("very heavy", random -> () -> 1 / Math.pow(1 - random.nextDouble(), 0.5)),
                new Kind("counts", random -> () -> Math.floor(20 * random.nextExponential())),
                new Kind("slow", BaselineTest::slow));
    }

    /// A first-order autoregression that remembers for some minutes.
    private static DoubleSupplier slow(Random random) {
        double[] last = {0};
        return () -> last[0] = 0.95 * last[0] + random.nextGaussian();
    }

    @ParameterizedTest
    @MethodSource("clean")
    void surprises_of_clean_values_are_as_rare_as_they_say(Kind kind) {
        int judged = 0;
        int[] beyond = new int[3];
        for (long seed = 1; seed <= 20; seed++) {
            BaselineTest one = new BaselineTest();
            DoubleSupplier values = kind.made().apply(new Random(seed));
            for (int i = 0; i < 30_000; i++) {
                double surprise = one.next(values.getAsDouble());
                if (i >= 10_000) {
                    judged++;
                    beyond[0] += surprise >= -Math.log10(0.05) ? 1 : 0;
                    beyond[1] += surprise >= 2 ? 1 : 0;
                    beyond[2] += surprise >= 3 ? 1 : 0;
                }
            }
        }

        assertThat(beyond[0] / (0.05 * judged)).as("of 0.05").isBetween(1 / 1.5, 1.5);
        assertThat(beyond[1] / (0.01 * judged)).as("of 0.01").isBetween(1 / 1.5, 1.5);
        assertThat(beyond[2] / (0.001 * judged)).as("of 0.001").isBetween(1 / 1.5, 1.5);
    }

    @Test
    void the_first_values_surprise_nobody() {
        Random random = new Random(1);
        for (int i = 0; i < Baseline.WARM_UP; i++) {
            assertThat(next(random.nextGaussian() * 1e6)).isZero();
        }
    }

    @Test
    void a_constant_never_surprises_until_it_changes() {
        for (int i = 0; i < 3 * DAY; i++) {
            assertThat(next(7)).isZero();
        }

        assertThat(next(7.01)).isGreaterThan(8);
    }

    @Test
    void a_spike_surprises_and_changes_next_to_nothing() {
        Random random = new Random(2);
        for (int i = 0; i < DAY; i++) {
            next(50 + random.nextGaussian());
        }

        assertThat(next(80)).isGreaterThan(8);
        assertThat(next(50)).isLessThan(1.5);
        assertThat(next(80)).isGreaterThan(8);
    }

    @Test
    void a_shift_surprises_at_once_and_is_usual_some_hours_later() {
        Random random = new Random(3);
        for (int i = 0; i < DAY; i++) {
            next(50 + random.nextGaussian());
        }

        assertThat(next(70)).isGreaterThan(6);
        for (int i = 0; i < 8 * STEPS_AN_HOUR; i++) {
            next(70 + random.nextGaussian());
        }

        assertThat(next(70)).isLessThan(2);
    }

    @Test
    void an_outage_of_ten_minutes_does_not_become_usual() {
        Random random = new Random(4);
        for (int i = 0; i < DAY; i++) {
            next(50 + random.nextGaussian());
        }

        for (int i = 0; i < 40; i++) {
            assertThat(next(0)).as("frame %d", i).isGreaterThan(4);
        }
        for (int i = 0; i < 240; i++) {
            next(50 + random.nextGaussian());
        }

        assertThat(next(0)).isGreaterThan(4);
    }

    @Test
    void what_comes_each_day_at_the_same_hours_is_usual_then_and_strange_at_night() {
        Random random = new Random(5);
        double worst = 0;
        for (int i = 0; i < 10 * DAY; i++) {
            double surprise = next(busyByDay(at) + random.nextGaussian());
            worst = i > 5 * DAY ? Math.max(worst, surprise) : 0;
        }

        assertThat(worst).as("of five quiet days").isLessThan(7);
        assertThat(baseline.usual(CivilTime.UTC.at(13 * 3_600_000_000_000L)).low())
                .isGreaterThan(85);
        assertThat(next(100)).as("noon's load at midnight").isGreaterThan(4);
    }

    private static double busyByDay(int step) {
        return 60 - 40 * Math.cos(2 * Math.PI * (step % DAY) / DAY);
    }

    @Test
    void saved_and_restored_at_any_moment_it_judges_the_same() throws Exception {
        for (long seed = 1; seed <= 10; seed++) {
            Random random = new Random(seed);
            BaselineTest straight = new BaselineTest();
            int cut = random.nextInt(2 * DAY);
            double[] values =
                    random.doubles(2 * DAY).map(value -> 10 / (value + 0.01)).toArray();
            for (int i = 0; i < cut; i++) {
                straight.next(values[i]);
            }
            BaselineTest restored = straight.savedAndRestored();

            for (int i = cut; i < values.length; i++) {
                assertThat(restored.next(values[i])).as("seed %d", seed).isEqualTo(straight.next(values[i]));
            }
        }
    }

    private BaselineTest savedAndRestored() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        baseline.save(new DataOutputStream(bytes));
        Baseline again = Baseline.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())), true);
        BaselineTest other = new BaselineTest();
        other.baseline = again;
        other.at = at;
        return other;
    }
}
