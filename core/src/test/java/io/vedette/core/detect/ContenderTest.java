// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ContenderTest {
    private static Contender found(IntStream which) {
        BitSet found = new BitSet();
        which.forEach(found::set);
        return new Contender("kind", found, 50, 0, 1);
    }

    @Test
    void only_faults_that_one_found_and_the_other_missed_say_who_is_ahead() {
        Contender much = found(IntStream.range(0, 29));
        Contender less = found(IntStream.concat(IntStream.range(0, 20), IntStream.range(40, 41)));

        assertThat(much.ahead(less)).isCloseTo(8 / Math.sqrt(10), within(1e-12));
        assertThat(less.ahead(much)).isCloseTo(-8 / Math.sqrt(10), within(1e-12));
    }

    @Test
    void two_that_found_the_same_are_even() {
        assertThat(found(IntStream.range(0, 9)).ahead(found(IntStream.range(0, 9))))
                .isZero();
    }

    @Test
    void share_is_of_the_faults_planted() {
        assertThat(found(IntStream.range(0, 10)).share()).isEqualTo(0.2);
    }

    @Test
    void more_found_than_planted_is_refused() {
        assertThatThrownBy(() -> found(IntStream.range(0, 51))).isInstanceOf(IllegalArgumentException.class);
    }
}
