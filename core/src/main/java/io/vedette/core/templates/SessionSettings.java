// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// How sessions are judged.
///
/// @param falseAlarms share of usual sessions that may be called strange
/// @param folds       the training is cut into so many parts to be judged by the others
/// @param mostSets    the rarest sets of templates beyond this number are forgotten
public record SessionSettings(double falseAlarms, int folds, int mostSets) {
    public static final SessionSettings DEFAULT = new SessionSettings(0.001, 5, 4096);

    public SessionSettings {
        if (!(falseAlarms > 0 && falseAlarms < 1)) {
            throw new IllegalArgumentException("falseAlarms must lie between 0 and 1, was " + falseAlarms);
        }
        if (folds < 2) {
            throw new IllegalArgumentException("folds must be 2 or more, was " + folds);
        }
        if (mostSets < 1) {
            throw new IllegalArgumentException("mostSets must be 1 or more, was " + mostSets);
        }
    }
}
