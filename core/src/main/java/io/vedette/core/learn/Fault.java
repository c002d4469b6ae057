// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

/// Ways in which a signal goes wrong, to be planted into calm data.
///
/// Sizes are in widths of the signal's usual range, so that no fault is large or small by its unit.
///
/// - **Source:** the list after M. Goswami et al., *Unsupervised model selection for time-series anomaly detection*,
///   ICLR 2023.
enum Fault {
    /// Three values far out.
    SPIKE {
        @Override
        double value(Place place, int row) {
            return place.at(row) + (row < place.from() + SPIKE_ROWS ? place.off() : 0);
        }
    },
    /// A new level.
    SHIFT {
        @Override
        double value(Place place, int row) {
            return place.at(row) + place.off() / 2;
        }
    },
    /// A level that leaves little by little.
    DRIFT {
        @Override
        double value(Place place, int row) {
            return place.at(row) + place.off() * (row - place.from() + 1) / place.rows();
        }
    },
    /// It stands still.
    FLAT {
        @Override
        double value(Place place, int row) {
            return place.at(place.from());
        }
    },
    /// It scatters three times as much about where it was.
    SCATTER {
        @Override
        double value(Place place, int row) {
            return place.mean() + (1 + 2 * place.size()) * (place.at(row) - place.mean());
        }
    },
    /// It does what it did at another time: each value usual, and none fits what the others do now.
    ESTRANGED {
        @Override
        double value(Place place, int row) {
            return place.at(place.donor() + row - place.from());
        }
    },
    /// It runs twice as fast.
    HURRIED {
        @Override
        double value(Place place, int row) {
            return place.at(Math.min(place.last(), place.from() + 2 * (row - place.from())));
        }
    };

    private static final int SPIKE_ROWS = 3;

    /// What the signal would read at `row` of the stretch.
    abstract double value(Place place, int row);

    /// A copy of the column with the fault in it; gaps stay gaps.
    double[] plantedIn(Place place) {
        double[] planted = place.column().clone();
        for (int row = place.from(); row < place.to(); row++) {
            double value = value(place, row);
            planted[row] = Double.isNaN(planted[row]) || !Double.isFinite(value) ? planted[row] : value;
        }
        return planted;
    }

    /// Where a fault goes.
    ///
    /// @param column the signal as it was, `NaN` for gaps
    /// @param from   the first row
    /// @param to     the row after the last
    /// @param donor  the first row of another stretch as long
    /// @param size   1 for a whole one, less for a weaker
    /// @param off    how far a value is moved, in the signal's unit, up or down
    record Place(double[] column, int from, int to, int donor, double size, double off) {
        int rows() {
            return to - from;
        }

        int last() {
            return column.length - 1;
        }

        double at(int row) {
            return column[row];
        }

        double mean() {
            double sum = 0;
            int known = 0;
            for (int row = from; row < to; row++) {
                boolean gap = Double.isNaN(column[row]);
                sum += gap ? 0 : column[row];
                known += gap ? 0 : 1;
            }
            return known == 0 ? 0 : sum / known;
        }
    }
}
