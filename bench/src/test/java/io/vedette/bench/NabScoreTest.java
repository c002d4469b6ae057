// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/// The real streams are judged where the environment variable `VEDETTE_DATA` names the folder of public data.
class NabScoreTest {
    private static final int ROWS = 10_000;
    private static final NabScore.Profile STANDARD = NabScore.Profile.STANDARD;

    private static NabStream stream(Segment... windows) {
        return new NabStream("made", "up", new long[ROWS], new double[ROWS], List.of(windows));
    }

    private static NabScore score(NabStream stream, int... alarms) {
        boolean[] flags = new boolean[ROWS];
        for (int at : alarms) {
            flags[at] = true;
        }
        return NabScore.of(stream, flags);
    }

    @Test
    void silence_is_worth_nothing_and_the_first_row_of_every_window_all() {
        NabStream stream = stream(new Segment(2_000, 2_099), new Segment(5_000, 5_499));

        assertThat(score(stream).of(STANDARD)).isZero();
        assertThat(score(stream).of(NabScore.Profile.LOW_FALSE_NEGATIVES)).isZero();
        assertThat(score(stream, 2_000, 5_000).of(STANDARD)).isCloseTo(100, within(1e-9));
    }

    @Test
    void only_the_first_alarm_of_a_window_counts() {
        NabStream stream = stream(new Segment(2_000, 2_099));

        assertThat(score(stream, 2_010, 2_050, 2_090)).isEqualTo(score(stream, 2_010));
        assertThat(score(stream, 2_010).earned())
                .isGreaterThan(score(stream, 2_011).earned());
    }

    @Test
    void the_value_crosses_zero_between_the_last_row_and_the_next() {
        NabStream stream = stream(new Segment(2_000, 2_099));

        assertThat(score(stream, 2_099).earned() + score(stream, 2_100).lost()).isCloseTo(0, within(1e-3));
        assertThat(score(stream, 2_099).earned()).isPositive();
        assertThat(score(stream, 2_100).lost()).isNegative();
    }

    @Test
    void an_alarm_outside_costs_its_whole_weight_before_and_far_behind_a_window() {
        NabStream stream = stream(new Segment(2_000, 2_099));

        assertThat(score(stream, 1_999).lost()).isEqualTo(-1);
        assertThat(score(stream, 2_099 + 3 * 99 + 1).lost()).isEqualTo(-1);
        assertThat(score(stream, 1_999, 2_000).of(STANDARD)).isCloseTo(100 - 11.0 / 2, within(1e-9));
        assertThat(score(stream, 1_999, 2_000).of(NabScore.Profile.LOW_FALSE_POSITIVES))
                .isCloseTo(100 - 22.0 / 2, within(1e-9));
    }

    @Test
    void alarms_of_the_probation_do_not_count() {
        NabStream stream = stream(new Segment(2_000, 2_099));

        assertThat(score(stream, 0, 749)).isEqualTo(score(stream));
        assertThat(score(stream, 750).wrong()).isOne();
    }

    private static List<NabStream> real(boolean noisy) throws IOException {
        String folder = System.getenv("VEDETTE_DATA");
        assumeTrue(folder != null, "VEDETTE_DATA is not set");
        return NabStream.in(Path.of(folder, "nab")).stream()
                .filter(stream -> stream.isNoisy() == noisy)
                .toList();
    }

    private static double ours(List<NabStream> streams) {
        NabCandidate ours = NabCandidate.ours();
        return NabScore.sum(streams.stream()
                        .map(stream ->
                                NabScore.of(stream, ours.alarms(ours.scorer().scores(stream), ours.threshold())))
                        .toList())
                .of(STANDARD);
    }

    @Test
    void the_windows_of_the_real_streams_are_all_read() throws IOException {
        List<NabStream> calm = real(false);

        assertThat(calm).hasSize(34);
        assertThat(calm.stream().mapToInt(stream -> stream.windows().size()).sum())
                .isEqualTo(50);
        assertThat(real(true)).hasSize(9);
    }

    /// The authors' own random detector gets 13.2 on these streams.
    @Test
    void random_alarms_are_worth_what_the_authors_say() throws IOException {
        List<NabStream> streams = real(false);
        double sum = 0;
        for (long seed = 1; seed <= 10; seed++) {
            double best = 0;
            for (double rate : new double[] {1e-4, 3e-4, 5e-4, 7e-4, 1e-3, 1.5e-3}) {
                var chance = new SplittableRandom(seed);
                best = Math.max(
                        best,
                        NabScore.sum(streams.stream()
                                        .map(stream -> NabScore.of(stream, random(chance, stream, rate)))
                                        .toList())
                                .of(STANDARD));
            }
            sum += best;
        }

        assertThat(sum / 10).isBetween(8.0, 17.0);
    }

    private static boolean[] random(SplittableRandom chance, NabStream stream, double rate) {
        boolean[] flags = new boolean[stream.values().length];
        for (int t = 0; t < flags.length; t++) {
            flags[t] = chance.nextDouble() < rate;
        }
        return flags;
    }

    @Test
    void calm_streams_are_judged_above_the_floor() throws IOException {
        assertThat(ours(real(false))).isGreaterThan(73);
    }

    @Test
    void noisy_streams_are_judged_above_the_floor() throws IOException {
        assertThat(ours(real(true))).isGreaterThan(70);
    }
}
