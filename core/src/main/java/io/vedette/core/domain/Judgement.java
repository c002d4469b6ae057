// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// What a model said of one frame.
///
/// @param score         raw, in the model's own unit
/// @param surprise      −log10 p under "normal", 0 to 16
/// @param threshold     the surprise from which on a moment counts as unusual
/// @param weeks         how many weeks lie between two stretches on this entity that are as strange for as long as
///                      it takes to make an anomaly; 0 where nobody counted
/// @param version       the model's version
/// @param contributions largest first
public record Judgement(
        double score,
        double surprise,
        double threshold,
        double weeks,
        String version,
        List<Contribution> contributions) {
    /// There was no model to ask.
    public static final Judgement NONE = new Judgement(0, 0, 0, 0, "", List.of());

    public Judgement {
        contributions = List.copyOf(contributions);
    }

    /// The same, explained.
    public Judgement with(List<Contribution> explained) {
        return new Judgement(score, surprise, threshold, weeks, version, explained);
    }

    public boolean isUnusual() {
        return surprise >= threshold && !version.isEmpty();
    }
}
