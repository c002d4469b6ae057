// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// The expected values were computed with the code of the benchmark's authors (TSB-AD).
class MetricsTest {
    private static final boolean[] V1_LABELS = labels(0, 0, 0, 0, 1, 1, 1, 0, 0, 0, 0, 0);
    private static final double[] V1_SCORES = {.1, .2, .1, .3, .9, .8, .4, .5, .2, .1, .3, .2};
    private static final boolean[] V4_LABELS = labels(0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 0);
    private static final double[] V4_SCORES = {
        .05, .1, .35, .6, .55, .3, .1, .15, .2, .45, .7, .2, .1, .65, .5, .25, .05, .3, .8, .4
    };
    private static final double[] V5_SCORES = {1, 1, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1};

    private static boolean[] labels(int... values) {
        boolean[] labels = new boolean[values.length];
        for (int i = 0; i < values.length; i++) {
            labels[i] = values[i] == 1;
        }
        return labels;
    }

    private static boolean[] v6Labels() {
        boolean[] labels = new boolean[200];
        Arrays.fill(labels, 60, 80, true);
        Arrays.fill(labels, 150, 155, true);
        return labels;
    }

    private static double[] v6Scores() {
        double[] scores = new double[200];
        for (int t = 0; t < 200; t++) {
            double score = Math.abs(Math.sin(0.37 * t)) * 0.5;
            score += t >= 62 && t < 85 ? 0.4 : 0;
            score += t >= 148 && t < 153 ? 0.6 : 0;
            scores[t] = Math.rint(score * 1e4) / 1e4;
        }
        return scores;
    }

    private static void assertVus(Vus vus, double pr, double roc) {
        assertThat(vus.pr()).isCloseTo(pr, within(1e-9));
        assertThat(vus.roc()).isCloseTo(roc, within(1e-9));
    }

    @Test
    void volume_without_a_buffer_matches_the_authors() {
        assertVus(Vus.of(V1_LABELS, V1_SCORES, 0, 5), 0.722222222, 0.907407407);
    }

    @Test
    void volume_with_a_buffer_matches_the_authors() {
        assertVus(Vus.of(V1_LABELS, V1_SCORES, 4, 5), 0.844043097, 0.949077338);
        assertVus(Vus.of(V1_LABELS, V1_SCORES, 4, 250), 0.954943642, 0.981540733);
    }

    @Test
    void volume_over_neighbouring_segments_matches_the_authors() {
        assertVus(Vus.of(V4_LABELS, V4_SCORES, 6, 250), 0.940456186, 0.938347494);
    }

    @Test
    void volume_of_tied_scores_matches_the_authors() {
        assertVus(Vus.of(V4_LABELS, V5_SCORES, 5, 250), 0.592693673, 0.697680958);
    }

    @Test
    void volume_of_a_longer_series_matches_the_authors_at_three_windows() {
        assertVus(Vus.of(v6Labels(), v6Scores(), 0, 250), 0.548757930, 0.828114286);
        assertVus(Vus.of(v6Labels(), v6Scores(), 20, 250), 0.850834123, 0.949522970);
        assertVus(Vus.of(v6Labels(), v6Scores(), 50, 250), 0.925337044, 0.977016820);
    }

    private static void assertPoint(PointMetrics found, double... expected) {
        double[] values = {found.aucPr(), found.aucRoc(), found.bestF1(), found.pointAdjusted(), found.eventF1()};
        assertThat(values).containsExactly(expected, within(1e-8));
    }

    @Test
    void point_metrics_match_the_authors() {
        assertPoint(PointMetrics.of(V1_LABELS, V1_SCORES), 0.916666667, 0.962962963, 0.857137959, 1.0, 1.0);
        assertPoint(PointMetrics.of(V4_LABELS, V4_SCORES), 0.831065760, 0.807692308, 0.833328472, 1.0, 1.0);
        assertPoint(PointMetrics.of(v6Labels(), v6Scores()), 0.541424597, 0.828114286, 0.745093041, 0.943396226, 0.85);
    }

    @Test
    void point_metrics_of_tied_scores_match_the_authors() {
        assertPoint(PointMetrics.of(V4_LABELS, V5_SCORES), 0.414285714, 0.598901099, 0.518514678, 0.75, 0.571428571);
    }

    @Test
    void window_is_the_period_of_the_first_column() {
        double[] wave = new double[2000];
        Arrays.setAll(wave, t -> Math.sin(2 * Math.PI * t / 40));

        assertThat(Vus.window(wave)).isEqualTo(40);
    }

    @Test
    void window_of_a_constant_column_is_125() {
        assertThat(Vus.window(new double[1000])).isEqualTo(125);
    }
}
