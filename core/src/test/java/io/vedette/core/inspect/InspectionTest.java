// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InspectionTest {
    private static final long MINUTE = 60_000_000_000L;
    private static final long BEGIN = 1_767_571_200_000_000_000L;

    private static long[] minutes(int count) {
        return IntStream.range(0, count).mapToLong(i -> BEGIN + i * MINUTE).toArray();
    }

    private static Inspection inspect(double[] values) {
        return Inspection.of(minutes(values.length), values, Inspectors.ALL);
    }

    private static long minute(long nanos) {
        return (nanos - BEGIN) / MINUTE;
    }

    @Test
    void spike_is_told_with_its_time_its_value_and_what_is_usual() {
        Stretch first = inspect(Streams.withSpike(Streams.noise(1), 777, 15))
                .stretches()
                .getFirst();

        assertThat(first.kind()).isEqualTo(Stretch.Kind.SPIKE);
        assertThat(minute(first.atNanos())).isEqualTo(777);
        assertThat(first.actual()).isCloseTo(55, within(4.0));
        assertThat(first.usual().low()).isCloseTo(37.7, within(1.0));
        assertThat(first.standsOut()).isTrue();
        assertThat(first.agree()).contains("spectral-residual");
        assertThat(StretchSentence.of(first, "%")).startsWith("it rose to 5").contains(" %, usually 3");
    }

    @Test
    void dip_is_told_as_one() {
        Stretch first = inspect(Streams.withSpike(Streams.noise(2), 300, -15))
                .stretches()
                .getFirst();

        assertThat(first.kind()).isEqualTo(Stretch.Kind.DIP);
        assertThat(StretchSentence.of(first, "")).startsWith("it fell to 2");
    }

    @Test
    void new_level_is_told_with_both_levels() {
        Stretch first =
                inspect(Streams.withShift(Streams.noise(3), 900, 8)).stretches().getFirst();

        assertThat(first.kind()).isEqualTo(Stretch.Kind.SHIFT);
        assertThat(minute(first.fromNanos())).isCloseTo(900, within(40L));
        assertThat(first.agree()).contains("change-point");
        assertThat(StretchSentence.of(first, "")).matches("its level went from (40|39\\.\\d+|40\\.\\d+) to 4[78].*");
    }

    @Test
    void missing_beat_is_a_course_like_no_other() {
        Stretch first = inspect(Streams.withMissingBeat(Streams.beats(4), 12))
                .stretches()
                .getFirst();

        assertThat(first.kind()).isEqualTo(Stretch.Kind.SHAPE);
        assertThat(minute(first.fromNanos())).isCloseTo(12 * Streams.BEAT + 20, within((long) Streams.BEAT));
        assertThat(first.agree()).contains("matrix-profile", "subsequence-pca");
        assertThat(StretchSentence.of(first, "")).contains("their course is like no other");
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void nothing_stands_out_of_noise_and_of_beats(long seed) {
        for (double[] values : new double[][] {Streams.noise(seed), Streams.beats(seed)}) {
            Inspection inspection = inspect(values);
            assertThat(inspection.stretches()).isNotEmpty();
            assertThat(inspection.stretches()).noneMatch(Stretch::standsOut);
            assertThat(StretchSentence.of(inspection.stretches().getFirst(), ""))
                    .endsWith("nothing that stands out");
        }
    }

    @Test
    void two_faults_are_two_stretches() {
        double[] values = Streams.withSpike(Streams.withSpike(Streams.noise(5), 200, 15), 1_200, 12);

        assertThat(inspect(values).stretches())
                .filteredOn(Stretch::standsOut)
                .extracting(stretch -> minute(stretch.atNanos()))
                .containsExactlyInAnyOrder(200L, 1_200L);
    }

    @Test
    void wide_fault_and_new_level_have_no_echoes() {
        double[] wide = Streams.noise(7);
        for (int t = 700; t < 720; t++) {
            wide[t] += 60;
        }
        assertThat(inspect(wide).stretches()).hasSize(1);
        assertThat(inspect(Streams.withShift(Streams.noise(8), 900, 20)).stretches())
                .hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void missing_rows_are_gaps_and_times_stay_right() {
        double[] values = Streams.withSpike(Streams.noise(6), 1_000, 15);
        int[] told = IntStream.range(0, values.length)
                .filter(t -> t % 50 != 3 && (t < 400 || t > 600))
                .toArray();
        long[] nanos = Arrays.stream(told).mapToLong(t -> BEGIN + t * MINUTE).toArray();
        double[] kept = Arrays.stream(told).mapToDouble(t -> values[t]).toArray();

        Inspection inspection = Inspection.of(nanos, kept, Inspectors.ALL);

        assertThat(inspection.stepNanos()).isEqualTo(MINUTE);
        assertThat(minute(inspection.stretches().getFirst().atNanos())).isEqualTo(1_000);
        assertThat(inspection.values()).hasSize(told.length);
    }

    @Test
    void series_that_stands_still_has_no_stretch() {
        double[] values = new double[500];
        Arrays.fill(values, 0.1);

        assertThat(inspect(values).stretches()).isEmpty();
    }

    @Test
    void too_few_values_are_refused_with_their_number() {
        assertThatThrownBy(() -> inspect(new double[] {1, 2, Double.NaN, 3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("too short to inspect: it takes 20 values, there were 3");
    }

    @Test
    void of_a_long_series_the_newest_values_are_looked_at() {
        double[] values = new double[Cells.MOST + 10_000];
        Arrays.setAll(values, t -> Math.sin(t) + Math.sin(t * 0.37));
        Inspection inspection =
                Inspection.of(minutes(values.length), values, java.util.List.of(new SpectralResidual()));

        assertThat(inspection.values()).hasSize(Cells.MOST);
        assertThat(minute(inspection.stretches().getFirst().fromNanos())).isGreaterThanOrEqualTo(10_000);
    }
}
