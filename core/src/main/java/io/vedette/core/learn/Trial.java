// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One fault, planted in some signals of a stretch of calm rows.
///
/// @param columns the signals it strikes
/// @param from    the first row
/// @param to      the row after the last
/// @param donor   the first row of another stretch as long
/// @param size    in widths of a signal's usual range, negative for downwards
record Trial(Fault fault, List<Integer> columns, int from, int to, int donor, double size) {
    /// Faults strike one signal, or a quarter of them.
    private static final double MANY = 0.25;

    private static final double WEAK = 0.5;

    /// @param number sets what must be even between trials: how strong, which way, how many signals
    /// @param rows   the stretch of the table that a fault may go to, from and to
    static Trial at(Fault fault, int number, Rows rows, int width, SplittableRandom chance) {
        int from = chance.nextInt(rows.from(), rows.to() - rows.length() + 1);
        int donor = chance.nextInt(0, Math.max(1, from - rows.length()));
        double size = ((number & 1) == 0 ? 1 : WEAK) * ((number & 2) == 0 ? 1 : -1);
        int struck = (number & 4) == 0 ? 1 : (int) Math.ceil(MANY * width);
        return new Trial(fault, columns(struck, width, chance), from, from + rows.length(), donor, size);
    }

    /// @param from   the first row that may be struck
    /// @param to     the row after the last
    /// @param length rows that a fault lasts
    record Rows(int from, int to, int length) {}

    private static List<Integer> columns(int wanted, int width, SplittableRandom chance) {
        List<Integer> columns = new ArrayList<>();
        while (columns.size() < wanted) {
            int column = chance.nextInt(width);
            if (!columns.contains(column)) {
                columns.add(column);
            }
        }
        return columns;
    }

    /// The table with the fault in it.
    ///
    /// @param widths of the usual range of each signal, in its unit
    Table plantedIn(Table table, double[] widths) {
        List<double[]> columns = new ArrayList<>(table.columns());
        for (int column : this.columns) {
            Fault.Place place = new Fault.Place(
                    table.columns().get(column), from, to, donor, Math.abs(size), size * widths[column]);
            columns.set(column, fault.plantedIn(place));
        }
        return new Table(table.entity(), table.nanos(), table.stepNanos(), table.signals(), columns);
    }
}
