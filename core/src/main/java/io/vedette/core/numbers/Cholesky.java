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
    // Kept by columns: a solve then subtracts columns from a vector, which the compiler turns into vector instructions;
    // by rows it would be dot products, whose order it must keep: 90 instead of 55 µs a row (bench train, on line).
    private final double[][] columns;

    private Cholesky(double[][] columns) {
        this.columns = columns;
    }

    public static Cholesky of(double[][] matrix) {
        int d = matrix.length;
        double[][] lower = new double[d][];
        for (int i = 0; i < d; i++) {
            double[] row = new double[i + 1];
            lower[i] = row;
            for (int j = 0; j <= i; j++) {
                double left = matrix[i][j] - dot(row, 0, lower[j], 0, j);
                if (j < i) {
                    row[j] = left / lower[j][j];
                } else if (left > 0) {
                    row[i] = Math.sqrt(left);
                } else {
                    throw new IllegalArgumentException("matrix must be positive definite, pivot " + i + " was " + left);
                }
            }
        }
        double[][] columns = new double[d][];
        for (int j = 0; j < d; j++) {
            columns[j] = new double[d - j];
            for (int i = j; i < d; i++) {
                columns[j][i - j] = lower[i][j];
            }
        }
        return new Cholesky(columns);
    }

    /// The root that [#columns] gave.
    ///
    /// @throws IllegalArgumentException if columns do not form a triangle with a positive diagonal
    public static Cholesky ofColumns(double[][] columns) {
        for (int j = 0; j < columns.length; j++) {
            if (columns[j].length != columns.length - j || !(columns[j][0] > 0)) {
                throw new IllegalArgumentException("columns must be a triangle with a positive diagonal, column " + j);
            }
        }
        return new Cholesky(columns);
    }

    /// The columns of L from the diagonal down: `columns()[j][i - j]` is entry (i, j). Shared, not to be written to.
    public double[][] columns() {
        return columns;
    }

    public int size() {
        return columns.length;
    }

    /// Entry (a, b) of C = L·Lᵀ, for b up to a. O(b).
    public double product(int a, int b) {
        double sum = 0;
        for (int k = 0; k <= b; k++) {
            sum += columns[k][a - k] * columns[k][b - k];
        }
        return sum;
    }

    /// bᵀ·C⁻¹·b.
    public double quadratic(double[] b) {
        double[] y = forward(b);
        return dot(y, 0, y, 0, y.length);
    }

    /// L⁻¹·b.
    public double[] forward(double[] b) {
        double[] y = b.clone();
        int d = y.length;
        int j = 0;
        for (; j + 3 < d; j += 4) {
            for (int k = j; k < j + 4; k++) {
                y[k] /= columns[k][0];
                for (int i = k + 1; i < j + 4; i++) {
                    y[i] -= columns[k][i - k] * y[k];
                }
            }
            subtractColumns(j, y);
        }
        for (; j < d; j++) {
            y[j] /= columns[j][0];
            for (int i = j + 1; i < d; i++) {
                y[i] -= columns[j][i - j] * y[j];
            }
        }
        return y;
    }

    /// Takes the four columns from j on, times their solved entries, from what is below them.
    private void subtractColumns(int j, double[] y) {
        double y0 = y[j];
        double y1 = y[j + 1];
        double y2 = y[j + 2];
        double y3 = y[j + 3];
        double[] c0 = columns[j];
        double[] c1 = columns[j + 1];
        double[] c2 = columns[j + 2];
        double[] c3 = columns[j + 3];
        int from = j + 4;
        int count = y.length - from;
        for (int i = 0; i < count; i++) {
            y[from + i] -= y0 * c0[i + 4] + y1 * c1[i + 3] + y2 * c2[i + 2] + y3 * c3[i + 1];
        }
    }

    /// C⁻¹·b.
    public double[] solve(double[] b) {
        double[] x = forward(b);
        for (int j = x.length - 1; j >= 0; j--) {
            x[j] = (x[j] - dot(columns[j], 1, x, j + 1, x.length - 1 - j)) / columns[j][0];
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
        for (int i = 0; i < columns.length; i++) {
            double[] target = vectors[i];
            int j = 0;
            for (; j + 3 < i; j += 4) {
                subtractFour(i, j, vectors, count);
            }
            for (; j < i; j++) {
                double[] source = vectors[j];
                double factor = columns[j][i - j];
                for (int k = 0; k < count; k++) {
                    target[k] -= factor * source[k];
                }
            }
            double inverse = 1 / columns[i][0];
            for (int k = 0; k < count; k++) {
                target[k] *= inverse;
                out[k] += target[k] * target[k];
            }
        }
    }

    private void subtractFour(int i, int j, double[][] vectors, int count) {
        double r0 = columns[j][i - j];
        double r1 = columns[j + 1][i - j - 1];
        double r2 = columns[j + 2][i - j - 2];
        double r3 = columns[j + 3][i - j - 3];
        double[] target = vectors[i];
        double[] s0 = vectors[j];
        double[] s1 = vectors[j + 1];
        double[] s2 = vectors[j + 2];
        double[] s3 = vectors[j + 3];
        for (int k = 0; k < count; k++) {
            target[k] -= r0 * s0[k] + r1 * s1[k] + r2 * s2[k] + r3 * s3[k];
        }
    }

    /// Four running sums, because one would wait for each addition.
    private static double dot(double[] a, int fromA, double[] b, int fromB, int length) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int i = 0;
        for (; i + 3 < length; i += 4) {
            s0 += a[fromA + i] * b[fromB + i];
            s1 += a[fromA + i + 1] * b[fromB + i + 1];
            s2 += a[fromA + i + 2] * b[fromB + i + 2];
            s3 += a[fromA + i + 3] * b[fromB + i + 3];
        }
        for (; i < length; i++) {
            s0 += a[fromA + i] * b[fromB + i];
        }
        return s0 + s1 + (s2 + s3);
    }
}
