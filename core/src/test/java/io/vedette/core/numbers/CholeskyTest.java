// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class CholeskyTest {
    private static double[][] positive(int d, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] factor = new double[d][d];
        double[][] matrix = new double[d][d];
        for (double[] row : factor) {
            for (int j = 0; j < d; j++) {
                row[j] = chance.nextDouble(-1, 1);
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                for (int k = 0; k < d; k++) {
                    matrix[i][j] += factor[i][k] * factor[j][k];
                }
            }
            matrix[i][i] += 0.1;
        }
        return matrix;
    }

    @Test
    void solution_put_back_gives_the_right_side() {
        double[][] matrix = positive(11, 1);
        double[] b = {1, -2, 3, 0, 5, 6, -7, 8, 9, 10, 11};

        double[] x = Cholesky.of(matrix).solve(b);

        for (int i = 0; i < b.length; i++) {
            double sum = 0;
            for (int j = 0; j < b.length; j++) {
                sum += matrix[i][j] * x[j];
            }
            assertThat(sum).isCloseTo(b[i], within(1e-9));
        }
    }

    @Test
    void many_quadratic_forms_at_once_equal_one_by_one() {
        Cholesky root = Cholesky.of(positive(13, 2));
        var chance = new SplittableRandom(3);
        double[][] columns = new double[13][5];
        double[] expected = new double[5];
        for (int k = 0; k < 5; k++) {
            double[] vector = chance.doubles(13).toArray();
            for (int i = 0; i < 13; i++) {
                columns[i][k] = vector[i];
            }
            expected[k] = root.quadratic(vector);
        }
        double[] found = new double[5];

        root.quadratics(columns, 5, found);

        assertThat(found).containsExactly(expected, within(1e-9));
    }

    @Test
    void matrix_that_is_not_positive_is_refused() {
        assertThatThrownBy(() -> Cholesky.of(new double[][] {{1, 2}, {2, 1}}))
                .hasMessage("matrix must be positive definite, pivot 1 was -3.0");
    }
}
