// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.util.Arrays;

/// The vectors of the windows of a stretch of rows, by their first row.
///
/// - **Cost:** a vector takes time in its length; memory of 4,096 rows beside the rows.
/// - **State:** confined to a thread.
public final class WindowVectors {
    // Sums restart every few thousand rows, so that they lose no digits.
    private static final int STRETCH = 4096;

    private final WindowLayout layout;
    private final double[][] scaled;
    private double[][] sums = {};
    private int from = -1;

    WindowVectors(WindowLayout layout, double[][] scaled) {
        this.layout = layout;
        this.scaled = scaled;
    }

    /// How many windows there are.
    public int count() {
        return Math.max(0, scaled.length - layout.window() + 1);
    }

    /// Entries of a vector.
    public int dimension() {
        return layout.dimension();
    }

    /// Where each input's entries begin, and the end. Shared, not to be written to.
    int[] offsets() {
        return layout.offsets();
    }

    /// Writes vector `i` to the target.
    public void fill(int i, double[] target) {
        int stretch = i / STRETCH * STRETCH;
        if (stretch != from) {
            from = stretch;
            sums = layout.sums(scaled, from, Math.min(scaled.length, from + STRETCH + layout.window()));
        }
        layout.fill(sums, i - from, target);
    }

    /// At most so many vectors, evenly over the stretch, the first among them.
    public double[][] sample(int most) {
        int used = Math.min(most, count());
        double[][] sample = new double[used][dimension()];
        for (int k = 0; k < used; k++) {
            fill((int) ((long) k * count() / used), sample[k]);
        }
        return sample;
    }

    /// For each of `rows` rows, the mean score of the windows that cover it; all `NaN` without a window.
    static double[] spread(double[] windows, int rows) {
        double[] scores = new double[rows];
        if (windows.length == 0) {
            Arrays.fill(scores, Double.NaN);
            return scores;
        }
        int window = rows - windows.length + 1;
        double[] sums = new double[windows.length + 1];
        for (int i = 0; i < windows.length; i++) {
            sums[i + 1] = sums[i] + windows[i];
        }
        for (int t = 0; t < rows; t++) {
            int first = Math.max(0, t - window + 1);
            int end = Math.min(t, windows.length - 1) + 1;
            scores[t] = Math.max(0, (sums[end] - sums[first]) / (end - first));
        }
        return scores;
    }
}
