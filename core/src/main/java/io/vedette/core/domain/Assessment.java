// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// How an entity stands after one frame.
///
/// @param score         the model's raw score, 0 while learning
/// @param surprise      −log10 p under "normal", 0 to 16
/// @param threshold     the surprise that counts as unusual
/// @param version       the model's version, empty while learning
/// @param contributions largest first; empty while learning
/// @param remark        one sentence: what is learnt, what is wrong, or why an unusual moment was not reported
public record Assessment(
        Entity entity,
        long nanos,
        EntityState state,
        double score,
        double surprise,
        double threshold,
        String version,
        List<Contribution> contributions,
        String remark)
        implements Finding {
    public Assessment {
        contributions = List.copyOf(contributions);
    }
}
