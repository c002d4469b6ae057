// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Judgement;
import io.vedette.server.api.ContributionView;
import java.util.List;
import java.util.Locale;

/// Why a moment was, or was not, an anomaly.
///
/// @param sentence for people
record Why(
        String entity,
        long timeMs,
        String state,
        double surprise,
        double threshold,
        String model,
        String sentence,
        List<ContributionView> contributions) {
    static Why of(Assessment assessment) {
        Judgement judgement = assessment.judgement();
        return new Why(
                assessment.entity().id(),
                assessment.nanos() / 1_000_000L,
                assessment.state().name().toLowerCase(Locale.ROOT),
                judgement.surprise(),
                judgement.threshold(),
                judgement.version(),
                sentence(assessment),
                ContributionView.of(judgement.contributions()));
    }

    private static String sentence(Assessment assessment) {
        if (!assessment.remark().isEmpty()) {
            return assessment.remark();
        }
        Judgement judgement = assessment.judgement();
        return "Nothing unusual: a surprise of %.1f, and it takes %.1f."
                .formatted(judgement.surprise(), judgement.threshold());
    }
}
