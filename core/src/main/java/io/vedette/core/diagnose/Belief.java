// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import java.util.List;

/// How probable each suspect is, from its place among the others.
///
/// Softmax over all suspects and one more that nobody sees: the cause outside of what is known.
///
/// - **Out:** one probability a suspect, together less than 1; the order is kept.
/// - **Error:** fitted on 91 cases (Sock Shop with the time given wrongly or not at all, PetShop with its healthy rows,
///   Train Ticket of two days) by the smallest Brier score over a grid. `bench causes` prints it beside what it is when a
///   whole data set is left out.
/// - **Source:** J. Platt, *Probabilistic outputs for support vector machines*, 1999, for the idea of fitting two
///   numbers to scores.
final class Belief {
    /// Scores that differ by so much differ e-fold in probability.
    private static final double HEAT = 0.35;

    /// What passed no fence is worth so much less.
    private static final double GUESS = 1.0;

    /// The score of what nobody sees.
    private static final double UNSEEN = 0.2;

    private Belief() {}

    static double[] of(List<Ranking.Suspect> suspects) {
        double[] weights = new double[suspects.size()];
        double sum = Math.exp(UNSEEN / HEAT);
        for (int i = 0; i < weights.length; i++) {
            Ranking.Suspect suspect = suspects.get(i);
            double score = suspect.isConfident() ? suspect.score() : suspect.guess() - GUESS;
            weights[i] = Math.exp(Math.min(score, 50) / HEAT);
            sum += weights[i];
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= sum;
        }
        return weights;
    }
}
