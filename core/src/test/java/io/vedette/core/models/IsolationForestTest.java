// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IsolationForestTest {
    private static double[][] cloud(int rows, int width, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] values = new double[rows][width];
        for (double[] row : values) {
            Arrays.setAll(row, _ -> chance.nextGaussian());
        }
        return values;
    }

    private static IsolationForest fit(double[][] rows, long seed) {
        return IsolationForest.fit(rows, IsolationForestSettings.DEFAULT.withSeed(seed), Progress.SILENT);
    }

    @Test
    void mean_path_is_that_of_the_paper() {
        assertThat(IsolationTree.meanPath(2)).isEqualTo(1);
        assertThat(IsolationTree.meanPath(256)).isCloseTo(10.244770920116851, within(1e-9));
    }

    @Test
    void outlier_scores_high_and_its_input_is_blamed() {
        IsolationForest forest = fit(cloud(2000, 5, 1), 1);
        Model.Judge judge = forest.begin();

        double usual = judge.next(new double[] {0.1, -0.2, 0, 0.3, 0.1});
        double strange = judge.next(new double[] {0.1, -0.2, 0, 9, 0.1});
        Model.Explanation why = judge.explain();

        assertThat(usual).isLessThan(0.45);
        assertThat(strange).isGreaterThan(usual + 0.1);
        assertThat(Traffic.largest(why.contributions())).isEqualTo(3);
        assertThat(why.expected()[3]).isCloseTo(0, within(0.1));
        assertThat(why.spread()[3]).isCloseTo(1, within(0.1));
    }

    @Test
    void area_under_the_curve_is_that_of_the_method_over_twenty_seeds() {
        double[][] usual = cloud(1000, 4, 2);
        double[][] strange = cloud(50, 4, 3);
        for (double[] row : strange) {
            row[0] += 4;
            row[1] -= 4;
        }
        double sum = 0;
        for (int seed = 1; seed <= 20; seed++) {
            IsolationForest forest = fit(usual, seed);
            sum += area(forest.scores(usual), forest.scores(strange)) / 20;
        }
        assertThat(sum).isBetween(0.97, 1.0);
    }

    private static double area(double[] low, double[] high) {
        double wins = 0;
        for (double above : high) {
            for (double below : low) {
                wins += above > below ? 1 : above == below ? 0.5 : 0;
            }
        }
        return wins / low.length / high.length;
    }

    @Test
    void judge_and_batch_agree() {
        IsolationForest forest = fit(cloud(500, 3, 4), 1);
        double[][] rows = cloud(20, 3, 5);
        double[] scores = forest.scores(rows);

        for (int t = 0; t < rows.length; t++) {
            assertThat(forest.begin().next(rows[t])).isCloseTo(scores[t], within(1e-12));
        }
    }
}
