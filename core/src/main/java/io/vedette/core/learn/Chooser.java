// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Contender;
import io.vedette.core.models.Progress;
import java.util.ArrayList;
import java.util.List;

/// Chooses a kind of model for an entity without labels.
public final class Chooser {
    private final LearnSettings settings;

    public Chooser(LearnSettings settings) {
        this.settings = settings;
    }

    /// How each kind does on faults planted into the table's held-out rows, in the order given.
    public List<Contender> tried(Table table, Split split, List<String> kinds, Progress progress) {
        Contest contest = new Contest(settings, table, split);
        List<Contender> contenders = new ArrayList<>();
        for (String kind : kinds) {
            contenders.add(contest.enter(kind, progress));
        }
        return contenders;
    }
}
