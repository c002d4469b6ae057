// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis;
import java.util.List;

/// Suspects in words.
final class Report {
    private final Scene scene;
    private final Windows windows;
    private final Calls calls;
    private final DiagnoseSettings settings;

    Report(Scene scene, Windows windows, Calls calls, DiagnoseSettings settings) {
        this.scene = scene;
        this.windows = windows;
        this.calls = calls;
        this.settings = settings;
    }

    Diagnosis write(List<Ranking.Suspect> suspects, List<Symptom> symptoms) {
        List<Diagnosis.Cause> causes = suspects.stream()
                .map(suspect -> new Diagnosis.Cause(
                        suspect.entity(),
                        suspect.kind(),
                        suspect.signal(),
                        suspect.isConfident() ? suspect.score() : suspect.guess(),
                        0,
                        suspect.isConfident(),
                        "",
                        suspect.blames().stream().flatMap(blame -> blame.clues().stream()).toList()))
                .toList();
        return new Diagnosis(
                windows.onset(),
                !causes.isEmpty() && causes.getFirst().confident(),
                "",
                causes,
                symptoms.stream().map(Symptom::entity).distinct().toList(),
                List.of(),
                List.of(),
                List.of());
    }
}
