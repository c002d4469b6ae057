// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.vedette.core.domain.Contribution;
import io.vedette.core.domain.Range;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharesTest {
    private static final Range USUAL = new Range(0, 10);

    private static Contribution of(String signal, double share, double actual) {
        return new Contribution(signal, "%", share, actual, USUAL, USUAL);
    }

    @Test
    void what_lasts_comes_before_a_blip_with_its_values_of_the_moment() {
        Shares shares = new Shares();
        for (int frame = 0; frame < 4; frame++) {
            shares.add(List.of(of("cpu", 1, 100), of("disk", 0, 1)));
        }
        List<Contribution> blip = List.of(of("disk", 0.8, 50), of("cpu", 0.2, 99));
        shares.add(blip);

        List<Contribution> lasting = shares.lasting(blip);

        assertThat(lasting).extracting(Contribution::signal).containsExactly("cpu", "disk");
        assertThat(lasting.getFirst().share()).isCloseTo(4.2 / 5, within(1e-12));
        assertThat(lasting.getFirst().actual()).isEqualTo(99);
    }

    @Test
    void nothing_added_leaves_the_moment_as_it_is() {
        List<Contribution> moment = List.of(of("disk", 0.8, 50), of("cpu", 0.2, 99));

        assertThat(new Shares().lasting(moment)).isEqualTo(moment);
    }
}
