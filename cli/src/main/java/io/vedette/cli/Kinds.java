// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import io.vedette.core.models.Models;
import io.vedette.learners.detect.LearnerKinds;

/// The kinds of model that this program knows: here those that libraries bring are added to core's own.
final class Kinds {
    private Kinds() {}

    static Models all() {
        return Models.OWN.plus(LearnerKinds.ALL);
    }
}
