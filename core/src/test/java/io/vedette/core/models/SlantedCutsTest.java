// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SlantedCutsTest {
    /// Two heaps, at (0, 10) and at (10, 0).
    private static double[][] heaps() {
        var chance = new SplittableRandom(1);
        double[][] rows = new double[1000][];
        for (int t = 0; t < rows.length; t++) {
            double side = t % 2 == 0 ? 0 : 10;
            rows[t] = new double[] {side + chance.nextGaussian(), 10 - side + chance.nextGaussian()};
        }
        return rows;
    }

    /// How much stranger a row beside both heaps is than a usual one, within the range of either input.
    private static double gap(IsolationForest forest) {
        double[] scores = forest.scores(new double[][] {{0, 0}, {10, 10}, {0, 10}, {10, 0}});
        return scores[0] + scores[1] - scores[2] - scores[3];
    }

    @Test
    void row_where_two_usual_ranges_cross_is_stranger_to_slanted_cuts_than_to_straight_ones() {
        double[][] rows = heaps();
        double straight = 0;
        double slanted = 0;
        for (int seed = 0; seed < 10; seed++) {
            var settings = IsolationForestSettings.DEFAULT.withSeed(seed);
            straight += gap(IsolationForest.fit(rows, settings, Progress.SILENT));
            slanted += gap(IsolationForest.extended(rows, settings, Progress.SILENT));
        }

        assertThat(slanted).isGreaterThan(1.1 * straight);
    }

    @Test
    void slant_weighs_each_input_once_by_its_range() {
        double[] range = new double[50];
        Arrays.fill(range, 1e6);

        IsolationTree.Slant slant = new SlantedCuts(range).draw(new SplittableRandom(3));

        assertThat(slant.inputs()).hasSize(SlantedCuts.INPUTS).doesNotHaveDuplicates();
        assertThat(Arrays.stream(slant.weights()))
                .allSatisfy(weight -> assertThat(Math.abs(weight)).isBetween(1e-12, 1e-5));
    }
}
