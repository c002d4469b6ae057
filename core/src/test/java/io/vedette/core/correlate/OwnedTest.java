// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.correlate;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Case;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Levels;
import io.vedette.core.domain.Owned;
import io.vedette.core.domain.Signal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OwnedTest {
    private static final Entity WEB = new Entity("host", "web-1");

    private static List<Case> told(String signal) {
        List<Case> told = new ArrayList<>();
        new Correlate(CorrelateSettings.DEFAULT)
                .begin("realm")
                .on(new Levels(WEB, 300, List.of(new Signal(signal, "")), new float[] {1}, new BitSet()), told::add);
        return told;
    }

    @Test
    void whose_an_entity_is_is_told_where_its_labels_say_so() {
        assertThat(told("up{team=\"payments\"}")).containsExactly(new Owned(WEB, "payments", 300));
        assertThat(told("up{job=\"node\"}")).isEmpty();
    }
}
