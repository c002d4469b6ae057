// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

/// Eigenvalues and eigenvectors of a symmetric matrix.
///
/// - **In:** a square matrix of finite values; only its lower half is read.
/// - **Out:** `values[k]` belongs to the unit vector `vectors[k]`; in no order.
/// - **Error:** about 1e-14 of the largest eigenvalue; vectors orthogonal to the same.
/// - **Cost:** some 8 sweeps of 3·d³ multiplications: 2 ms for d = 40, half a minute for 1,000. No memory but the
/// answer.
/// - **State:** immutable.
/// - **Source:** C. G. J. Jacobi, 1846; the cyclic form as in G. H. Golub & C. F. Van Loan, *Matrix Computations*,
///   4th ed. 2013, section 8.5.
///
/// @param values  eigenvalues
/// @param vectors unit eigenvectors, one a row
public record SymmetricEigen(double[] values, double[][] vectors) {
    private static final int MOST_SWEEPS = 60;
    private static final double NEGLIGIBLE = 1e-16;

    public static SymmetricEigen of(double[][] matrix) {
        int d = matrix.length;
        double[][] a = new double[d][d];
        double[][] vectors = new double[d][d];
        for (int i = 0; i < d; i++) {
            vectors[i][i] = 1;
            for (int j = 0; j <= i; j++) {
                a[i][j] = matrix[i][j];
                a[j][i] = matrix[i][j];
            }
        }
        for (int sweep = 0; sweep < MOST_SWEEPS && rotateAll(a, vectors); sweep++) {
            // Each sweep squares what is left beside the diagonal.
        }
        double[] values = new double[d];
        for (int i = 0; i < d; i++) {
            values[i] = a[i][i];
        }
        return new SymmetricEigen(values, vectors);
    }

    /// @return whether anything was left to rotate
    private static boolean rotateAll(double[][] a, double[][] vectors) {
        boolean rotated = false;
        for (int p = 0; p < a.length; p++) {
            for (int q = p + 1; q < a.length; q++) {
                double size = Math.sqrt(Math.abs(a[p][p])) * Math.sqrt(Math.abs(a[q][q]));
                double least = Math.max(NEGLIGIBLE * Math.max(Math.abs(a[p][p]), Math.abs(a[q][q])), 1e-15 * size);
                if (Math.abs(a[p][q]) > least) {
                    rotate(a, vectors, p, q);
                    rotated = true;
                }
            }
        }
        return rotated;
    }

    private static void rotate(double[][] a, double[][] vectors, int p, int q) {
        double theta = (a[q][q] - a[p][p]) / (2 * a[p][q]);
        double tangent = Math.copySign(1, theta) / (Math.abs(theta) + Math.hypot(1, theta));
        double cosine = 1 / Math.hypot(1, tangent);
        double sine = tangent * cosine;
        double shift = tangent * a[p][q];
        double high = a[p][p] - shift;
        double low = a[q][q] + shift;
        turn(a[p], a[q], cosine, sine);
        for (int i = 0; i < a.length; i++) {
            a[i][p] = a[p][i];
            a[i][q] = a[q][i];
        }
        a[p][p] = high;
        a[q][q] = low;
        a[p][q] = 0;
        a[q][p] = 0;
        turn(vectors[p], vectors[q], cosine, sine);
    }

    private static void turn(double[] p, double[] q, double cosine, double sine) {
        for (int i = 0; i < p.length; i++) {
            double before = p[i];
            p[i] = cosine * before - sine * q[i];
            q[i] = sine * before + cosine * q[i];
        }
    }
}
