// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SymmetricEigenTest {
    private static double[][] symmetric(int size, long seed) {
        var chance = new SplittableRandom(seed);
        double[][] matrix = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                matrix[i][j] = chance.nextGaussian();
                matrix[j][i] = matrix[i][j];
            }
        }
        return matrix;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    @Test
    void known_matrix_has_its_known_values() {
        var eigen = SymmetricEigen.of(new double[][] {{2, 1}, {1, 2}});

        assertThat(Quantiles.sorted(eigen.values())).containsExactly(new double[] {1, 3}, within(1e-14));
    }

    @Test
    void vectors_are_orthonormal_and_only_stretched_by_the_matrix() {
        for (long seed = 1; seed <= 20; seed++) {
            double[][] matrix = symmetric(3 + (int) seed, seed);
            var eigen = SymmetricEigen.of(matrix);
            for (int k = 0; k < matrix.length; k++) {
                double[] vector = eigen.vectors()[k];
                for (int i = 0; i < matrix.length; i++) {
                    assertThat(dot(matrix[i], vector))
                            .as("seed %d", seed)
                            .isCloseTo(eigen.values()[k] * vector[i], within(1e-12));
                    assertThat(dot(vector, eigen.vectors()[i])).isCloseTo(i == k ? 1 : 0, within(1e-12));
                }
            }
        }
    }

    @Test
    void matrix_of_zeros_and_values_of_all_sizes_come_to_an_end() {
        assertThat(SymmetricEigen.of(new double[4][4]).values()).containsOnly(0);
        double[][] wide = {{1e300, 1e-300, 1e130}, {1e-300, 1e-300, 0}, {1e130, 0, 1e-40}};

        assertThat(Arrays.stream(SymmetricEigen.of(wide).values()))
                .allSatisfy(value -> assertThat(value).isFinite());
    }
}
