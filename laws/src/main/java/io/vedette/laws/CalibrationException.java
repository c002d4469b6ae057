// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import java.util.List;
import java.util.Optional;

/// Where a share of clean rows is known to lie further from its level than the law allows, and how far at most.
///
/// @param law   `quick` or `long`
/// @param least the smallest multiple of the level that the share may be
/// @param most  the largest
record CalibrationException(String law, String kind, CleanRows rows, double level, double least, double most) {
    /// Too often: distances of windows whose heavy tail begins beyond most of what calibrates them. Too
    /// seldom, by a hair: windows of 125 rows over one slow input, of which 24,000 are worth five hundred.
    static final List<CalibrationException> KNOWN = List.of(
            new CalibrationException("long", "kmeans-windows", CleanRows.HEAVY, 0.001, 0.66, 1.67),
            new CalibrationException("long", "robust-pca-windows", CleanRows.ALONE, 0.001, 0.6, 1.5),
            new CalibrationException("quick", "one-class-svm", CleanRows.DIURNAL, 0.003, 0.55, 1.5),
            new CalibrationException("quick", "one-class-svm", CleanRows.CONSTANT, 0.003, 0.66, 1.68));

    static Optional<CalibrationException> of(String law, String kind, CleanRows rows, double level) {
        return KNOWN.stream()
                .filter(known ->
                        known.law.equals(law) && known.kind.equals(kind) && known.rows == rows && known.level == level)
                .findFirst();
    }
}
