// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AllowanceTest {
    @ParameterizedTest
    @CsvSource({
        "3 pages/week, 3 pages/week, 3",
        "1/day, 1 page/day, 7",
        "2 pages per month, 2 pages/month, 0.4667",
        "1.5 Pages / Week, 1.5 pages/week, 1.5",
        "none, none, 0"
    })
    void words_are_read_and_written_again(String words, String written, double perWeek) {
        Allowance allowance = Allowance.valueOf(words);

        assertThat(allowance).hasToString(written);
        assertThat(Allowance.valueOf(written)).isEqualTo(allowance);
        assertThat(allowance.perWeek()).isCloseTo(perWeek, within(1e-3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3", "pages/week", "0 pages/week", "-1/day", "3 pages/year", "100000/day"})
    void what_is_no_budget_is_refused_with_an_example(String words) {
        assertThatThrownBy(() -> Allowance.valueOf(words))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("page");
    }

    @Test
    void without_a_budget_there_are_no_candidates_beyond_the_fixed_line() {
        assertThat(BudgetSettings.DEFAULT.candidateWeeks()).isInfinite();
        assertThat(BudgetSettings.valueOf("3 pages/week").candidateWeeks()).isLessThan(1);
    }
}
