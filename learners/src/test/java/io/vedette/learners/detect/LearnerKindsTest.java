// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.detect;

import io.vedette.core.models.ModelKind;
import io.vedette.laws.ModelLaws;
import java.util.stream.Stream;

class LearnerKindsTest extends ModelLaws {
    static Stream<ModelKind> kinds() {
        return LearnerKinds.ALL.stream();
    }
}
