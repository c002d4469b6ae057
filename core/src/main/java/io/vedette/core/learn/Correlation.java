// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import java.util.HashMap;
import java.util.Map;

/// Pearson correlation of the columns of a table over its training rows.
///
/// - **Out:** −1 to 1; 0 where a column does not move. Gaps count as the column's mean.
/// - **Cost:** O(rows) a pair, over at most 2,000 evenly spaced rows; scaled columns are kept.
final class Correlation {
    private static final int MOST_ROWS = 2_000;

    private final Table table;
    private final int[] rows;
    private final Map<Integer, double[]> scaled = new HashMap<>();

    Correlation(Table table, Split split) {
        this.table = table;
        int[] training = java.util.stream.IntStream.range(0, table.rows())
                .filter(row -> split.trains(table.nanos()[row]))
                .toArray();
        int stride = Math.max(1, (training.length + MOST_ROWS - 1) / MOST_ROWS);
        this.rows = java.util.stream.IntStream.range(0, training.length)
                .filter(i -> i % stride == 0)
                .map(i -> training[i])
                .toArray();
    }

    double of(int a, int b) {
        double[] left = scaled.computeIfAbsent(a, this::scale);
        double[] right = scaled.computeIfAbsent(b, this::scale);
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    /// Mean 0, length 1, so that a correlation is a dot product. Divided by the largest first: 1e308 squared is not.
    private double[] scale(int column) {
        double[] values = new double[rows.length];
        double largest = 0;
        for (int i = 0; i < rows.length; i++) {
            values[i] = table.columns().get(column)[rows[i]];
            largest = Math.max(largest, Double.isNaN(values[i]) ? 0 : Math.abs(values[i]));
        }
        double mean = mean(values, largest);
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = Double.isNaN(values[i]) || largest == 0 ? 0 : values[i] / largest - mean;
            squares += values[i] * values[i];
        }
        double length = Math.sqrt(squares);
        for (int i = 0; i < values.length; i++) {
            values[i] = length < 1e-9 * Math.sqrt(values.length) ? 0 : values[i] / length;
        }
        return values;
    }

    private static double mean(double[] values, double largest) {
        double sum = 0;
        int count = 0;
        for (double value : values) {
            if (!Double.isNaN(value) && largest > 0) {
                sum += value / largest;
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }
}
