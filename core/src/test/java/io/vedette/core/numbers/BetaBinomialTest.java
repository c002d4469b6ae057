// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BetaBinomialTest {
    @Test
    void any_rate_makes_any_number_of_hits_as_likely() {
        // Of each of 1 / (n + 1), shared by all the ways in which k of n may be hit.
        assertThat(BetaBinomial.logLikelihood(0, 9, 1, 1)).isCloseTo(Math.log(1 / 10.0), within(1e-9));
        assertThat(BetaBinomial.logLikelihood(2, 4, 1, 1)).isCloseTo(Math.log(1 / 5.0 / 6.0), within(1e-9));
        assertThat(BetaBinomial.logLikelihood(0, 0, 1, 1)).isCloseTo(0, within(1e-9));
    }

    @Test
    void one_after_the_other_gives_the_same() {
        long seen = 0;
        double sum = 0;
        double hits = 0;
        for (boolean hit : new boolean[] {true, false, false, true, true, false}) {
            double chance = (1 + hits) / (20 + seen);
            sum += Math.log(hit ? chance : 1 - chance);
            hits += hit ? 1 : 0;
            seen++;
        }

        assertThat(BetaBinomial.logLikelihood(3, 6, 1, 19)).isCloseTo(sum, within(1e-9));
    }

    @Test
    void large_numbers_stay_exact() {
        double more = BetaBinomial.logLikelihood(50_001, 100_001, 1, 19);
        double fewer = BetaBinomial.logLikelihood(50_000, 100_000, 1, 19);

        assertThat(more - fewer).isCloseTo(Math.log(50_001 / 100_020.0), within(1e-7));
    }

    @Test
    void more_hits_than_there_are_is_refused_in_words() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaBinomial.logLikelihood(3, 2, 1, 1))
                .withMessageContaining("3 of 2");
    }
}
