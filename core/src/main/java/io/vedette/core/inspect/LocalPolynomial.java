// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

/// How far values lie off the parabola through the five windows before and after them, over the windows that cover a
/// value.
///
/// - **Cost:** 20 · w additions and multiplications a value.
/// - **Source:** the local regression of A. Savitzky & M. J. E. Golay, Analytical Chemistry 36, 1964; as a detector
///   that of Z. Li, H. Ma & Y. Mei, *A unifying method for outlier and change detection from data streams based on
///   local polynomial fitting*, PAKDD 2007.
final class LocalPolynomial implements Inspector {
    // TSB-AD U: over 2.5, 5, 10 windows 0.56, 0.58, 0.54 (averaged over half a window each); averaged over half a
    // window, one, two: 0.58, 0.62, 0.58. Leaving the middle out of the fit: 0.56, 0.53.

    private static final int REACH = 5;
    private static final int FEWEST = 4;

    @Override
    public String name() {
        return "local-polynomial";
    }

    @Override
    public String sentence() {
        return "values off the parabola through those around them";
    }

    @Override
    public double[] scores(Sequence sequence) {
        int n = sequence.size();
        int reach = Math.min(REACH * sequence.window(), (n - 1) / 2);
        if (reach < FEWEST) {
            return new double[n];
        }
        var fit = new Parabola(reach);
        double[] residuals = new double[n];
        for (int i = 0; i < n; i++) {
            int middle = Math.clamp(i, reach, n - 1 - reach);
            if (middle == i || i == 0) {
                // At either end one fit serves all values that have not enough beside them.
                fit.of(sequence.values(), middle);
            }
            residuals[i] = Math.abs(sequence.values()[i] - fit.at(i - middle));
        }
        return sequence.around(residuals);
    }

    /// A parabola through the values around a middle.
    private static final class Parabola {
        private final int reach;
        private final double squares;
        private final double fourths;
        private double level;
        private double slope;
        private double bend;

        private Parabola(int reach) {
            this.reach = reach;
            double seconds = 0;
            double powers = 0;
            for (double k = 1; k <= reach; k++) {
                seconds += 2 * k * k;
                powers += 2 * k * k * k * k;
            }
            squares = seconds;
            fourths = powers;
        }

        private void of(double[] values, int middle) {
            double sum = values[middle];
            double odd = 0;
            double even = 0;
            for (int k = 1; k <= reach; k++) {
                double before = values[middle - k];
                double after = values[middle + k];
                sum += before + after;
                odd += k * (after - before);
                even += (double) k * k * (before + after);
            }
            double count = 2.0 * reach + 1;
            double determinant = count * fourths - squares * squares;
            level = (fourths * sum - squares * even) / determinant;
            bend = (count * even - squares * sum) / determinant;
            slope = odd / squares;
        }

        private double at(int k) {
            return level + slope * k + bend * k * k;
        }
    }
}
