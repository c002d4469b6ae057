// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

/// Refuses rows that no model can learn from or judge.
final class Rows {
    /// Inputs a model may have: what one entity sends, with room; it bounds every array made from a file.
    static final int MAX_WIDTH = 4096;

    /// Training ranges that a value may lie outside before it counts as this far: far out is evidence, but 1e300 would
    /// silence every other input. Clipping at 3 to 5 deviations halves VUS-PR on SMD.
    static final double CLIP = 20;

    private Rows() {}

    /// @return the width all training rows share
    static int trainable(double[][] rows, int atLeast) {
        if (rows.length < atLeast) {
            throw new IllegalArgumentException("rows must be " + atLeast + " or more to train on, were " + rows.length);
        }
        int width = rows[0].length;
        if (width < 1 || width > MAX_WIDTH) {
            throw new IllegalArgumentException("width must be 1 to " + MAX_WIDTH + ", was " + width);
        }
        for (double[] row : rows) {
            check(row, width);
        }
        return width;
    }

    static void check(double[] row, int width) {
        if (row.length != width) {
            throw new IllegalArgumentException("row must hold " + width + " values, held " + row.length);
        }
        for (int j = 0; j < width; j++) {
            if (!Double.isFinite(row[j])) {
                throw new IllegalArgumentException("row must be finite, value " + j + " was " + row[j]);
            }
        }
    }
}
