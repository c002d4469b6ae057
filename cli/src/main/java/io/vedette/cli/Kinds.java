// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.learn.ForeignModel;
import io.vedette.core.models.Models;
import io.vedette.learners.detect.LearnerKinds;
import io.vedette.learners.foreign.OnnxKinds;
import java.util.List;

/// The kinds of model that this program knows: here those that libraries bring are added to core's own.
final class Kinds {
    private Kinds() {}

    static Models all() {
        return all(List.of());
    }

    /// @param foreign what the settings name of models that were trained elsewhere
    static Models all(List<ForeignModel> foreign) {
        return Models.OWN.plus(LearnerKinds.ALL).plus(OnnxKinds.of(foreign));
    }
}
