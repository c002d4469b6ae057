// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.templates;

/// How sessions are judged.
///
/// @param falseAlarms share of usual sessions that may be called strange
/// @param suspects    share of the training sessions that are left out as the strangest of them, because nobody has
///                    checked the training for anomalies; 0 when somebody has
/// @param folds       the training is cut into so many parts to be judged by the others
/// @param mostSets    the rarest sets of templates beyond this number are forgotten
public record SessionSettings(double falseAlarms, double suspects, int folds, int mostSets) {
    /// 2 % to 5 % of suspects gave the same on the public sessions.
    public static final SessionSettings DEFAULT = new SessionSettings(0.001, 0.02, 5, 4096);

    public SessionSettings {
        if (!(falseAlarms > 0 && falseAlarms < 1)) {
            throw new IllegalArgumentException("falseAlarms must lie between 0 and 1, was " + falseAlarms);
        }
        if (!(suspects >= 0 && suspects < 0.5)) {
            throw new IllegalArgumentException("suspects must lie from 0 to below 0.5, was " + suspects);
        }
        if (folds < 2) {
            throw new IllegalArgumentException("folds must be 2 or more, was " + folds);
        }
        if (mostSets < 1) {
            throw new IllegalArgumentException("mostSets must be 1 or more, was " + mostSets);
        }
    }

    public SessionSettings withSuspects(double share) {
        return new SessionSettings(falseAlarms, share, folds, mostSets);
    }
}
