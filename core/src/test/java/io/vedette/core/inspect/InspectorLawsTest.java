// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds for every inspector.
class InspectorLawsTest {
    static Stream<Inspector> all() {
        return Inspectors.ALL.stream();
    }

    static Stream<Inspector> seesBeats() {
        return all().filter(each -> List.of("matrix-profile", "subsequence-pca").contains(each.name()));
    }

    static Stream<Inspector> seesShifts() {
        return all().filter(each ->
                List.of("change-point", "local-polynomial", "matrix-profile").contains(each.name()));
    }

    private static double[] scores(Inspector inspector, double[] values) {
        double[] scores = inspector.scores(Sequence.of(values));
        assertThat(scores).hasSameSizeAs(values);
        for (double score : scores) {
            assertThat(score).isFinite().isNotNegative();
        }
        return scores;
    }

    private static int strangest(Inspector inspector, double[] values) {
        double[] scores = scores(inspector, values);
        int best = 0;
        for (int t = 0; t < scores.length; t++) {
            best = scores[t] > scores[best] ? t : best;
        }
        return best;
    }

    @ParameterizedTest
    @MethodSource("all")
    void constant_has_no_strange_values(Inspector inspector) {
        for (double value : new double[] {0, 0.1, -1e300, Double.MIN_VALUE, Double.MAX_VALUE}) {
            double[] values = new double[500];
            Arrays.fill(values, value);
            assertThat(scores(inspector, values)).containsOnly(0.0);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void nothing_and_next_to_nothing_are_no_trouble(Inspector inspector) {
        for (int size = 0; size < 80; size++) {
            scores(inspector, Arrays.copyOf(Streams.noise(1), size));
        }
        scores(inspector, Streams.withGap(Streams.noise(1), 0, Streams.SIZE));
        scores(inspector, Streams.withGap(Streams.noise(1), 3, Streams.SIZE));
    }

    @ParameterizedTest
    @MethodSource("all")
    void what_the_series_is_multiplied_by_and_shifted_by_changes_nothing(Inspector inspector) {
        double[] values = Streams.withSpike(Streams.beats(2), 700, 6);
        double[] expected = scores(inspector, values);
        double largest = Arrays.stream(expected).max().orElseThrow();
        for (double factor : new double[] {1e-6, 0.5, -3, 1e9}) {
            double[] other = Arrays.stream(values).map(v -> factor * (v + 17)).toArray();
            assertThat(scores(inspector, other)).containsExactly(expected, within(1e-4 * largest));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void same_series_has_the_same_scores(Inspector inspector) {
        assertThat(scores(inspector, Streams.beats(3))).isEqualTo(scores(inspector, Streams.beats(3)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void high_spike_is_strangest(Inspector inspector) {
        for (int at : new int[] {200, 777, 1_300}) {
            int found = strangest(inspector, Streams.withSpike(Streams.noise(at), at, 25));
            assertThat(found).isCloseTo(at, within(63));
        }
    }

    @ParameterizedTest
    @MethodSource("seesShifts")
    void new_level_is_strangest_where_it_begins(Inspector inspector) {
        for (int at : new int[] {400, 777, 1_100}) {
            assertThat(strangest(inspector, Streams.withShift(Streams.noise(at), at, 6)))
                    .isCloseTo(at, within(75));
        }
    }

    @ParameterizedTest
    @MethodSource("seesBeats")
    void beat_that_stays_away_is_strangest(Inspector inspector) {
        for (int beat : new int[] {5, 12, 20}) {
            assertThat(strangest(inspector, Streams.withMissingBeat(Streams.beats(beat), beat)))
                    .isCloseTo(beat * Streams.BEAT + 20, within(Streams.BEAT));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void long_gap_is_not_judged_and_hides_no_spike(Inspector inspector) {
        double[] values = Streams.withGap(Streams.withSpike(Streams.noise(4), 1_000, 25), 300, 420);

        assertThat(Arrays.copyOfRange(scores(inspector, values), 300, 420)).containsOnly(0.0);
        assertThat(strangest(inspector, values)).isCloseTo(1_000, within(63));
    }

    @ParameterizedTest
    @MethodSource("all")
    void short_gaps_are_bridged(Inspector inspector) {
        double[] values = Streams.withSpike(Streams.noise(5), 1_000, 25);
        for (int t = 7; t < values.length; t += 40) {
            values = Streams.withGap(values, t, t + 3);
        }
        assertThat(strangest(inspector, values)).isCloseTo(1_000, within(63));
    }

    @ParameterizedTest
    @MethodSource("all")
    void has_a_name_and_a_sentence(Inspector inspector) {
        assertThat(inspector.name()).matches("[a-z-]+");
        assertThat(inspector.sentence()).isNotBlank();
        assertThat(Inspectors.named(inspector.name())).containsSame(inspector);
    }
}
