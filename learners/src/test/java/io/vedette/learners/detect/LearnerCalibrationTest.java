// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.detect;

import io.vedette.core.models.ModelKind;
import io.vedette.laws.CalibrationLaws;
import java.util.stream.Stream;

class LearnerCalibrationTest extends CalibrationLaws {
    static Stream<ModelKind> kinds() {
        return LearnerKinds.ALL.stream();
    }
}
