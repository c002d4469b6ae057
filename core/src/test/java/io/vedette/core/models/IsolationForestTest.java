// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
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

    /// Nine rows of one input, each further out than the one before.
    private static double[][] outwards() {
        double[][] rows = new double[9][1];
        Arrays.setAll(rows, i -> new double[] {5 + i * i});
        return rows;
    }

    @Test
    void further_beyond_all_that_was_seen_is_stranger() {
        double[] plain = fit(cloud(2000, 1, 6), 1).scores(outwards());
        double[] slanted = IsolationForest.extended(cloud(2000, 1, 6), IsolationForestSettings.DEFAULT, Progress.SILENT)
                .scores(outwards());

        for (int i = 1; i < plain.length; i++) {
            assertThat(plain[i]).isGreaterThan(plain[i - 1]);
            assertThat(slanted[i]).isGreaterThan(slanted[i - 1]);
        }
    }

    @Test
    void input_that_never_moved_is_nobodys_business() {
        double[][] rows = cloud(500, 2, 7);
        for (double[] row : rows) {
            row[1] = 3;
        }
        double[] scores = fit(rows, 1).scores(new double[][] {{0, 3}, {0, 9}, {0, -1e308}});

        assertThat(scores[1]).isEqualTo(scores[0]);
        assertThat(scores[2]).isEqualTo(scores[0]);
    }

    @Test
    void file_of_version_1_scores_as_it_did() throws IOException {
        double[][] rows = cloud(500, 1, 8);
        IsolationForest forest = fit(rows, 1);
        var bytes = new ByteArrayOutputStream();
        forest.write(new DataOutputStream(bytes));

        IsolationForest old = IsolationForest.read(new DataInputStream(new ByteArrayInputStream(version1(bytes))));

        double[] far = old.scores(outwards());
        assertThat(far).containsOnly(far[0]);
        double[][] usual = {{0}, {0.5}, {-0.3}};
        assertThat(old.scores(usual)).isEqualTo(forest.scores(usual));
        var again = new ByteArrayOutputStream();
        old.write(new DataOutputStream(again));
        assertThat(IsolationForest.read(new DataInputStream(new ByteArrayInputStream(again.toByteArray())))
                        .scores(outwards()))
                .isEqualTo(far);
    }

    /// As the last release wrote a forest of one input: without the range of its samples.
    private static byte[] version1(ByteArrayOutputStream now) {
        ByteBuffer bytes = ByteBuffer.wrap(now.toByteArray());
        int range = 2 * Integer.BYTES + 3 * Double.BYTES;
        int after = range + 3 * Double.BYTES;
        ByteBuffer old = ByteBuffer.allocate(bytes.capacity() - 3 * Double.BYTES);
        old.put(bytes.slice(0, range)).put(bytes.slice(after, bytes.capacity() - after));
        return old.putInt(0, 1).array();
    }
}
