// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.domain.Diagnosis;
import io.vedette.core.domain.Entity;
import org.junit.jupiter.api.Test;

class IncidentJsonTest {
    private final IncidentJson json = new IncidentJson();

    @Test
    void diagnosis_from_before_separations_and_bursts_were_told_has_none() throws Exception {
        Diagnosis read = json.diagnosis("""
                {"onsetNanos": 5, "enough": true, "sentence": "db is slow", "causes": [],
                 "failing": [{"kind": "service", "name": "db"}], "impact": [], "ruledOut": [], "missing": ["spans"]}
                """);

        assertThat(read.failing()).containsExactly(new Entity("service", "db"));
        assertThat(read.separations()).isEmpty();
        assertThat(read.bursts()).isEmpty();
    }

    @Test
    void diagnosis_that_is_none_is_damaged() {
        assertThatThrownBy(() -> json.diagnosis("7")).isInstanceOf(Damaged.class);
        assertThatThrownBy(() -> json.diagnosis("{\"onsetNanos\": ")).isInstanceOf(Damaged.class);
    }
}
