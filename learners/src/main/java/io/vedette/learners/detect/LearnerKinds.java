// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.detect;

import io.vedette.core.models.ModelKind;
import io.vedette.core.models.VectorModel;
import java.util.List;

/// The kinds of model of this package, for the wiring to add to core's own.
public final class LearnerKinds {
    static final String SUPPORT_VECTORS = "one-class-svm";
    static final String RANDOM_CUT_FOREST = "random-cut-forest";

    public static final List<ModelKind> ALL = List.of(
            new ModelKind(
                    SUPPORT_VECTORS,
                    "how far a window lies outside of the smooth border round the training windows",
                    true,
                    ModelKind.Grade.LOW,
                    ModelKind.Grade.HIGH,
                    VectorModel.ofWindows(SUPPORT_VECTORS, (vectors, _, _) -> SupportVectors.fit(vectors)),
                    VectorModel.reading(SUPPORT_VECTORS, SupportVectors::read)),
            new ModelKind(
                    RANDOM_CUT_FOREST,
                    "how much a row would displace in random trees of the training rows",
                    false,
                    ModelKind.Grade.LOW,
                    ModelKind.Grade.HIGH,
                    VectorModel.ofRows(RANDOM_CUT_FOREST, CutForest::fit),
                    VectorModel.reading(RANDOM_CUT_FOREST, CutForest::read)));

    private LearnerKinds() {}
}
