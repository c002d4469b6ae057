// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RanksTest {
    @Test
    void equal_values_share_the_middle_of_their_ranks() {
        assertThat(Ranks.of(new double[] {5, -1, 5, 7})).containsExactly(2.5, 1, 2.5, 4);
        assertThat(Ranks.of(new double[] {0.0, -0.0, 1})).containsExactly(1.5, 1.5, 3);
        assertThat(Ranks.of(new double[0])).isEmpty();
    }
}
