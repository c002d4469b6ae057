// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Episodes;
import io.vedette.core.domain.Entity;
import io.vedette.core.models.Models;
import java.util.HashMap;
import java.util.Map;

/// Who teaches whom: a [Teacher] for each way of training that a [Curriculum] knows.
///
/// - **State:** confined to a thread, as its teachers are.
public final class Teachers {
    private final Curriculum curriculum;
    private final Models models;
    private final Episodes.Rule rule;
    private final Map<LearnSettings, Teacher> bySettings = new HashMap<>();

    /// @param models the kinds there are
    /// @param rule   as of [Teacher]
    /// @throws IllegalArgumentException when the curriculum names a kind that is not among them
    public Teachers(Curriculum curriculum, Models models, Episodes.Rule rule) {
        this.curriculum = curriculum;
        this.models = models;
        this.rule = rule;
        curriculum.usual().check(models);
        curriculum.foreign().forEach(each -> models.kind(each.kind()));
    }

    public Curriculum curriculum() {
        return curriculum;
    }

    public Teacher of(Entity entity) {
        return bySettings.computeIfAbsent(curriculum.of(entity), settings -> new Teacher(settings, models, rule));
    }
}
