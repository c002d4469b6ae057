// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class PrincipalPlaneTest {
    /// A long thin cloud along (1, 1, 0); `strange` rows of it lie far out along (0, 0, 1).
    private static double[][] cloud(int count, int strange, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] rows = new double[count][];
        for (int t = 0; t < count; t++) {
            double along = chance.nextGaussian();
            double far = t % (count / Math.max(1, strange)) == 0 && strange > 0 ? 3 : 0;
            rows[t] = new double[] {
                0.2 * along + 0.01 * chance.nextGaussian(),
                0.2 * along + 0.01 * chance.nextGaussian(),
                far + 0.01 * chance.nextGaussian()
            };
        }
        return rows;
    }

    private static WindowVectors vectors(double[][] rows) {
        return new WindowVectors(WindowLayout.of(rows, 1), rows);
    }

    private static double[] vector(double... row) {
        double[] vector = new double[3];
        vectors(new double[][] {{0, 0, 0}, {1, 1, 1}, {2, 2, 2}, row}).fill(3, vector);
        return vector;
    }

    @Test
    void plane_holds_the_direction_in_which_the_rows_move() {
        PrincipalPlane plane = PrincipalPlane.plain(vectors(cloud(500, 0, 1)));

        assertThat(plane.directions().length).isEqualTo(1);
        assertThat(Math.abs(plane.directions()[0][0])).isCloseTo(Math.sqrt(0.5), within(0.01));
        assertThat(Math.abs(plane.directions()[0][2])).isLessThan(0.01);
    }

    @Test
    void broken_relation_is_further_off_than_a_far_row_that_keeps_it() {
        PrincipalPlane plane = PrincipalPlane.plain(vectors(cloud(500, 0, 1)));

        assertThat(plane.of(vector(0.3, -0.3, 0))).isGreaterThan(20 * plane.of(vector(0.4, 0.4, 0)));
    }

    @Test
    void trouble_among_the_training_rows_turns_the_plain_plane_and_not_the_robust_one() {
        WindowVectors troubled = vectors(cloud(500, 50, 1));
        double[] trouble = vector(0, 0, 3);
        double[] usual = vector(0.2, 0.2, 0);

        PrincipalPlane plain = PrincipalPlane.plain(troubled);
        PrincipalPlane robust = PrincipalPlane.robust(troubled);

        assertThat(plain.of(trouble) / plain.of(usual)).isLessThan(50);
        assertThat(robust.of(trouble) / robust.of(usual)).isGreaterThan(500);
    }
}
