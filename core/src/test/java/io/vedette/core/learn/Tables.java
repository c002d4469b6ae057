// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/// Tables built column by column.
final class Tables {
    static final long STEP = 15_000_000_000L;
    static final Entity ENTITY = new Entity("host", "web");

    private final int rows;
    private final List<Signal> signals = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    private Tables(int rows) {
        this.rows = rows;
    }

    static Tables of(int rows) {
        return new Tables(rows);
    }

    Tables column(String name, String unit, IntToDoubleFunction value) {
        double[] column = new double[rows];
        for (int row = 0; row < rows; row++) {
            column[row] = value.applyAsDouble(row);
        }
        signals.add(new Signal(name, unit));
        columns.add(column);
        return this;
    }

    Tables column(String name, IntToDoubleFunction value) {
        return column(name, "", value);
    }

    Tables noise(String name, long seed) {
        var chance = new SplittableRandom(seed);
        return column(name, _ -> 50 + 10 * chance.nextGaussian());
    }

    Table build() {
        long[] nanos = new long[rows];
        for (int row = 0; row < rows; row++) {
            nanos[row] = row * STEP;
        }
        return new Table(ENTITY, nanos, STEP, signals, columns);
    }
}
