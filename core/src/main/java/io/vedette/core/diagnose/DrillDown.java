// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Diagnosis.Burst;
import io.vedette.core.domain.Diagnosis.Cause;
import io.vedette.core.domain.Diagnosis.Separation;
import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// A closer look at those who are suspected and those who suffer: which of their requests are bad, and
/// what their logs say since it began. It tells more of a ranking, and never changes it.
///
/// - **Cost:** that of [Contrast] for at most six entities, of [Bursts] for at most twenty.
final class DrillDown {
    private static final int MOST_CAUSES = 3;
    private static final int MOST_FAILING = 3;
    private static final int MOST_LOGS = 20;
    private static final int MOST_BURSTS = 6;

    private final Scene scene;
    private final Windows windows;
    private final Calls calls;
    private final DiagnoseSettings settings;

    DrillDown(Scene scene, Windows windows, Calls calls, DiagnoseSettings settings) {
        this.scene = scene;
        this.windows = windows;
        this.calls = calls;
        this.settings = settings;
    }

    Diagnosis into(Diagnosis diagnosis) {
        Set<Entity> suspects = new LinkedHashSet<>();
        diagnosis.causes().stream()
                .filter(cause -> cause.confident() || !diagnosis.enough())
                .limit(MOST_CAUSES)
                .map(Cause::entity)
                .forEach(suspects::add);
        diagnosis.failing().stream().limit(MOST_FAILING).forEach(suspects::add);
        List<Separation> separations = separations(suspects);
        List<Burst> bursts = bursts(suspects);
        String further = separations.isEmpty() ? "" : separations.getFirst().sentence();
        return diagnosis.with(separations, bursts, further);
    }

    /// What holds for a suspect in the same words holds for its callers only because of it.
    private List<Separation> separations(Set<Entity> suspects) {
        var words = new ContrastWords(windows.onset(), scene.changes(), settings);
        var found = new ArrayList<Separation>();
        for (Entity entity : suspects) {
            for (Separation one : Contrast.of(entity, Outcomes.of(entity, scene, windows, settings), words)) {
                if (found.stream().noneMatch(known -> known.conditions().equals(one.conditions()))) {
                    found.add(one);
                }
            }
        }
        return found;
    }

    private List<Burst> bursts(Set<Entity> suspects) {
        Map<Entity, List<LogEvent>> lines = scene.logs().stream().collect(Collectors.groupingBy(LogEvent::entity));
        Set<Entity> heard = new LinkedHashSet<>(suspects);
        suspects.stream().limit(1).forEach(first -> {
            heard.addAll(calls.callees(first));
            heard.addAll(calls.callers(first));
        });
        var bursts = new Bursts(windows, settings);
        return heard.stream()
                .limit(MOST_LOGS)
                .flatMap(entity -> bursts.of(entity, lines.getOrDefault(entity, List.of())).stream())
                .sorted(Bursts.GRAVEST_FIRST)
                .limit(MOST_BURSTS)
                .toList();
    }
}
