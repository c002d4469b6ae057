// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.models.Models;
import io.vedette.learners.detect.LearnerKinds;

/// The kinds of model that are measured: core's own and those that libraries bring.
final class Kinds {
    private Kinds() {}

    static Models all() {
        return Models.OWN.plus(LearnerKinds.ALL);
    }
}
