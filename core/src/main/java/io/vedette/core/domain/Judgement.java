// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// What a model said of one frame.
///
/// @param score         raw, in the model's own unit
/// @param surprise      −log10 p under "normal", 0 to 16
/// @param threshold     the surprise from which on a moment counts as unusual
/// @param version       the model's version
/// @param contributions largest first
public record Judgement(
        double score, double surprise, double threshold, String version, List<Contribution> contributions) {
    /// There was no model to ask.
    public static final Judgement NONE = new Judgement(0, 0, 0, "", List.of());

    public Judgement {
        contributions = List.copyOf(contributions);
    }

    public boolean isUnusual() {
        return surprise >= threshold && !version.isEmpty();
    }
}
