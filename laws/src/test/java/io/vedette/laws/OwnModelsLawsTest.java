// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import io.vedette.core.models.ModelKind;
import io.vedette.core.models.Models;
import java.util.stream.Stream;

class OwnModelsLawsTest extends ModelLaws {
    static Stream<ModelKind> kinds() {
        return Models.OWN.kinds().stream();
    }
}
