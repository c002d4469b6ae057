// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.api.entities;

import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Judgement;
import io.vedette.core.watch.Gate;
import io.vedette.server.api.ContributionView;
import java.util.List;
import java.util.Locale;

/// Why a moment was, or was not, an anomaly.
///
/// @param signal   the one asked for, or the one that weighs most; empty when there is none
/// @param state    `learning`, `normal`, `anomalous`, `silent`, or `noted`: anomalous, but nobody was told
/// @param sentence for people
/// @param gates    what the moment had to pass, in that order
record Why(
        String entity,
        String signal,
        long timeMs,
        String state,
        double surprise,
        double threshold,
        String model,
        String sentence,
        List<GateView> gates,
        List<ContributionView> contributions) {
    /// @param verdict `passed`, `failed` or `not asked`
    record GateView(String name, String value, String limit, String verdict) {
        static GateView of(Gate gate) {
            return new GateView(gate.name(), gate.value(), gate.limit(), word(gate.verdict()));
        }

        private static String word(Gate.Verdict verdict) {
            return verdict.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    static Why of(Assessment assessment, String signal, String state, String sentence, List<Gate> gates) {
        Judgement judgement = assessment.judgement();
        return new Why(
                assessment.entity().id(),
                signal,
                assessment.nanos() / 1_000_000L,
                state,
                judgement.surprise(),
                judgement.threshold(),
                judgement.version(),
                sentence,
                gates.stream().map(GateView::of).toList(),
                ContributionView.of(judgement.contributions()));
    }
}
