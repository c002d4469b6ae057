// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.Cholesky;
import io.vedette.core.numbers.SymmetricEigen;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How far a window lies from the training windows, at all its lengths at once, and how far each input's newest row
/// lies from what the rows before it foretell.
///
/// - **Cost:** d³/3 multiplications to make, d²/2 + width·d a window, 4·d² + 8·width·d bytes.
/// - **State:** immutable.
///
/// @param nest     the order of the entries
/// @param root     root of the covariance in that order
/// @param foretell row j times a centred vector is how far the newest row of input j is off, in deviations, with what
///                 the inputs share divided evenly among them
record NestedWhitening(WindowNest nest, Cholesky root, double[][] foretell) {
    static NestedWhitening of(WindowLayout layout, Cholesky plain) {
        var nest = WindowNest.of(layout);
        int d = plain.size();
        double[][] covariance = new double[d][d];
        for (int a = 0; a < d; a++) {
            for (int b = 0; b <= a; b++) {
                int first = nest.order()[a];
                int second = nest.order()[b];
                covariance[a][b] = plain.product(Math.max(first, second), Math.min(first, second));
            }
        }
        return new NestedWhitening(nest, Cholesky.of(covariance), foretell(nest.newest(), plain));
    }

    /// Rows of the inverse covariance are forecast errors weighted by their own covariance's inverse, P. Times its
    /// inverse symmetric root they are deviations of one unit, and no input comes before another.
    private static double[][] foretell(int[] newest, Cholesky plain) {
        double[][] inverse = new double[newest.length][];
        double[][] own = new double[newest.length][newest.length];
        for (int j = 0; j < newest.length; j++) {
            double[] unit = new double[plain.size()];
            unit[newest[j]] = 1;
            inverse[j] = plain.solve(unit);
            for (int k = 0; k < newest.length; k++) {
                own[j][k] = inverse[j][newest[k]];
            }
        }
        double[][] half = inverseRoot(own);
        double[][] foretell = new double[newest.length][plain.size()];
        for (int j = 0; j < newest.length; j++) {
            for (int k = 0; k < newest.length; k++) {
                for (int i = 0; i < foretell[j].length; i++) {
                    foretell[j][i] += half[j][k] * inverse[k][i];
                }
            }
        }
        return foretell;
    }

    private static double[][] inverseRoot(double[][] matrix) {
        var eigen = SymmetricEigen.of(matrix);
        double[][] root = new double[matrix.length][matrix.length];
        for (int v = 0; v < matrix.length; v++) {
            double[] vector = eigen.vectors()[v];
            double weight = 1 / Math.sqrt(Math.max(eigen.values()[v], Double.MIN_NORMAL));
            for (int i = 0; i < vector.length; i++) {
                for (int k = 0; k < vector.length; k++) {
                    root[i][k] += weight * vector[i] * vector[k];
                }
            }
        }
        return root;
    }

    /// Squared Mahalanobis distance of each nested window, the whole one last.
    ///
    /// @param centred a window's vector less its mean, in the order of the layout
    double[] distances(double[] centred) {
        double[] ordered = new double[centred.length];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = centred[nest.order()[i]];
        }
        double[] solved = root.forward(ordered);
        double[] distances = new double[nest.cuts().length];
        double sum = 0;
        int place = 0;
        for (int cut = 0; cut < distances.length; cut++) {
            for (; place < nest.cuts()[cut]; place++) {
                sum += solved[place] * solved[place];
            }
            distances[cut] = sum;
        }
        return distances;
    }

    /// For each input, how far its newest row is off, in deviations, squared.
    double[] news(double[] centred) {
        double[] news = new double[foretell.length];
        for (int j = 0; j < news.length; j++) {
            double off = 0;
            for (int i = 0; i < centred.length; i++) {
                off += foretell[j][i] * centred[i];
            }
            news[j] = off * off;
        }
        return news;
    }

    void write(DataOutput out) throws IOException {
        Parts.write(out, root);
        for (double[] row : foretell) {
            Parts.write(out, row);
        }
    }

    static NestedWhitening read(DataInput in, WindowLayout layout) throws IOException {
        var root = Parts.root(in, "root", layout.dimension());
        double[][] foretell = new double[layout.width()][];
        for (int j = 0; j < foretell.length; j++) {
            foretell[j] = Parts.finite(in, "foretell", layout.dimension());
        }
        return new NestedWhitening(WindowNest.of(layout), root, foretell);
    }
}
