// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import io.vedette.core.extract.Recipe;
import io.vedette.core.models.Model;

/// A trained detector of one entity: what it looks at, how it scores, what a score means, and where it comes from.
///
/// - **State:** immutable; safe to share between threads.
public record Detector(Card card, Recipe recipe, Model model, Calibration calibration) {
    public Detector {
        if (model.width() != recipe.width()) {
            throw new IllegalArgumentException(
                    "a model of width %d cannot take rows of width %d".formatted(model.width(), recipe.width()));
        }
    }
}
