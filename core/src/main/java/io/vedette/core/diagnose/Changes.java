// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Evidence from changes: who was changed shortly before it began.
///
/// A change just before the onset weighs as much as a channel at its fence, an older one less, down to
/// nothing after an hour. It adds to what is known against an entity; alone it is a guess, and only where
/// those who noticed call the changed one.
final class Changes {
    private final Windows windows;
    private final DiagnoseSettings settings;

    Changes(Windows windows, DiagnoseSettings settings) {
        this.windows = windows;
        this.settings = settings;
    }

    /// A change and what it weighs.
    record Near(Change change, double weight) {}

    /// By entity, the latest last.
    Map<Entity, List<Near>> near(List<Change> changes, Calls calls, List<Symptom> symptoms) {
        Map<Entity, List<Near>> found = new TreeMap<>();
        for (Change change : changes) {
            double before = (windows.onset() - change.nanos()) / 1e9;
            boolean near = before <= settings.changeSeconds() && before >= -settings.guardSeconds();
            if (near && isBelow(change.entity(), calls, symptoms)) {
                double weight = Math.log(2) * (1 - Math.max(0, before) / settings.changeSeconds());
                found.computeIfAbsent(change.entity(), _ -> new ArrayList<>()).add(new Near(change, weight));
            }
        }
        return found;
    }

    /// Whether any of those who noticed calls it, as far as anybody knows who calls whom.
    private static boolean isBelow(Entity entity, Calls calls, List<Symptom> symptoms) {
        return calls.isEmpty()
                || symptoms.isEmpty()
                || symptoms.stream()
                        .anyMatch(symptom -> calls.below(symptom.entity()).contains(entity));
    }
}
