// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/// Worked by hand from the definitions.
class ParsingScoreTest {
    @Test
    void right_groups_with_right_texts_score_one() {
        var score = ParsingScore.of(List.of(1, 1, 2), List.of("a <*>", "a <*>", "b"), List.of("a <*>", "a <*>", "b"));

        assertThat(score).isEqualTo(new ParsingScore(1, 1, 1, 1));
    }

    @Test
    void group_that_was_split_counts_for_none_of_its_lines() {
        // True: {0,1,2} {3} {4,5}. Found: {0,1} {2} {3} {4,5}. Right: {3} and {4,5}, three of six lines.
        var score = ParsingScore.of(
                List.of(1, 1, 2, 3, 4, 4),
                List.of("a <*>", "a <*>", "a x", "b", "c", "c"),
                List.of("a <*>", "a <*>", "a <*>", "b", "c <*>", "c <*>"));

        assertThat(score.ga()).isEqualTo(0.5);
        assertThat(score.fga()).isCloseTo(2 * (2.0 / 4) * (2.0 / 3) / (2.0 / 4 + 2.0 / 3), within(1e-12));
        assertThat(score.pa()).as("lines 0, 1 and 3 bear the true text").isEqualTo(0.5);
        assertThat(score.fta())
                .as("only {3} has both")
                .isCloseTo(2 * 0.25 * (1.0 / 3) / (0.25 + 1.0 / 3), within(1e-12));
    }

    @Test
    void groups_that_were_joined_count_for_none_of_their_lines() {
        var score = ParsingScore.of(List.of(1, 1, 2), List.of("<*>", "<*>", "c"), List.of("a", "b", "c"));

        assertThat(score.ga()).isCloseTo(1.0 / 3, within(1e-12));
        assertThat(score.fga()).isCloseTo(0.4, within(1e-12));
    }
}
