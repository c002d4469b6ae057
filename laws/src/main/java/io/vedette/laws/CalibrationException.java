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
    /// Too seldom: scores that saturate, so that the strangest are all the same (forests), and windows
    /// of 125 rows or rows with a long memory, whose 24,000 scores are worth some hundred: there the line
    /// lies too far out rather than too near. Too often: distances of windows whose heavy tail begins
    /// beyond most of what calibrates them.
    static final List<CalibrationException> KNOWN = List.of(
            new CalibrationException("long", "whitened-windows", CleanRows.CONSTANT, 0.001, 0.44, 1.5),
            new CalibrationException("long", "whitened-windows", CleanRows.ALONE, 0.001, 0.11, 1.5),
            new CalibrationException("long", "kindred-windows", CleanRows.ALONE, 0.003, 0.41, 1.5),
            new CalibrationException("long", "kindred-windows", CleanRows.ALONE, 0.001, 0.23, 1.5),
            new CalibrationException("long", "isolation-forest", CleanRows.SLOW, 0.001, 0.19, 1.5),
            new CalibrationException("long", "isolation-forest", CleanRows.CONSTANT, 0.001, 0.12, 1.5),
            new CalibrationException("long", "isolation-forest", CleanRows.ALONE, 0.001, 0.0, 1.5),
            new CalibrationException("long", "extended-isolation-forest", CleanRows.SLOW, 0.001, 0.35, 1.5),
            new CalibrationException("long", "extended-isolation-forest", CleanRows.CONSTANT, 0.001, 0.0, 1.5),
            new CalibrationException("long", "extended-isolation-forest", CleanRows.ALONE, 0.001, 0.0, 1.5),
            new CalibrationException("long", "pca-rows", CleanRows.ALONE, 0.001, 0.45, 1.5),
            new CalibrationException("long", "pca-windows", CleanRows.CONSTANT, 0.001, 0.38, 1.5),
            new CalibrationException("long", "pca-windows", CleanRows.ALONE, 0.01, 0.45, 1.5),
            new CalibrationException("long", "pca-windows", CleanRows.ALONE, 0.003, 0.27, 1.5),
            new CalibrationException("long", "pca-windows", CleanRows.ALONE, 0.001, 0.23, 1.5),
            new CalibrationException("long", "robust-pca-windows", CleanRows.CONSTANT, 0.001, 0.38, 1.5),
            new CalibrationException("long", "robust-pca-windows", CleanRows.ALONE, 0.003, 0.37, 1.5),
            new CalibrationException("long", "robust-pca-windows", CleanRows.ALONE, 0.001, 0.26, 1.5),
            new CalibrationException("long", "kmeans-windows", CleanRows.ALONE, 0.003, 0.43, 1.5),
            new CalibrationException("long", "kmeans-windows", CleanRows.ALONE, 0.001, 0.36, 1.5),
            new CalibrationException("long", "one-class-svm", CleanRows.SLOW, 0.001, 0.44, 1.5),
            new CalibrationException("long", "one-class-svm", CleanRows.ALONE, 0.003, 0.21, 1.5),
            new CalibrationException("long", "one-class-svm", CleanRows.ALONE, 0.001, 0.13, 1.5),
            new CalibrationException("long", "random-cut-forest", CleanRows.SLOW, 0.001, 0.45, 1.5),
            new CalibrationException("long", "random-cut-forest", CleanRows.CONSTANT, 0.001, 0.45, 1.5),
            new CalibrationException("long", "kmeans-windows", CleanRows.HEAVY, 0.001, 0.66, 2.09),
            new CalibrationException("long", "one-class-svm", CleanRows.HEAVY, 0.001, 0.66, 2.05),
            new CalibrationException("quick", "isolation-forest", CleanRows.SLOW, 0.003, 0.39, 1.5),
            new CalibrationException("quick", "one-class-svm", CleanRows.SLOW, 0.003, 0.19, 1.5),
            new CalibrationException("quick", "pca-windows", CleanRows.HEAVY, 0.003, 0.66, 1.71),
            new CalibrationException("quick", "robust-pca-windows", CleanRows.HEAVY, 0.003, 0.66, 1.71),
            new CalibrationException("quick", "kmeans-windows", CleanRows.HEAVY, 0.003, 0.66, 1.81),
            new CalibrationException("quick", "one-class-svm", CleanRows.HEAVY, 0.003, 0.66, 1.85),
            new CalibrationException("quick", "one-class-svm", CleanRows.CONSTANT, 0.003, 0.66, 1.68));

    static Optional<CalibrationException> of(String law, String kind, CleanRows rows, double level) {
        return KNOWN.stream()
                .filter(known ->
                        known.law.equals(law) && known.kind.equals(kind) && known.rows == rows && known.level == level)
                .findFirst();
    }
}
