// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.ask.csv;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Rows while they are gathered; those whose time is not after the one before are left out and counted.
final class CsvTable {
    private final List<double[]> values = new ArrayList<>();
    private long[] nanos = new long[1_024];
    private int[] labels = new int[1_024];
    private long seen;
    private long gaps;
    private long repeated;
    private long backward;

    /// Rows so far, those left out included.
    long seen() {
        return seen;
    }

    void add(long time, double[] row, int label) {
        seen++;
        int size = values.size();
        if (size > 0 && time <= nanos[size - 1]) {
            repeated += time == nanos[size - 1] ? 1 : 0;
            backward += time < nanos[size - 1] ? 1 : 0;
            return;
        }
        if (size == nanos.length) {
            nanos = Arrays.copyOf(nanos, size * 2);
            labels = Arrays.copyOf(labels, size * 2);
        }
        nanos[size] = time;
        labels[size] = label;
        values.add(row);
        for (double value : row) {
            gaps += Double.isNaN(value) ? 1 : 0;
        }
    }

    CsvRows rows(CsvColumns columns) {
        List<String> warnings = new ArrayList<>();
        warn(warnings, repeated, "rows repeat the time of the row before and were left out");
        warn(warnings, backward, "rows lie before the row above them and were left out");
        warn(warnings, gaps, "cells are empty or not finite and are gaps");
        List<String> names = new ArrayList<>();
        for (int place : columns.values()) {
            names.add(columns.names().get(place));
        }
        int[] labelled = columns.label() < 0 ? new int[0] : Arrays.copyOf(labels, values.size());
        return new CsvRows(
                names, Arrays.copyOf(nanos, values.size()), values.toArray(double[][]::new), labelled, warnings);
    }

    private static void warn(List<String> warnings, long count, String what) {
        if (count > 0) {
            warnings.add(count + " " + what);
        }
    }
}
