// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpellingTest {
    @ParameterizedTest
    @CsvSource({
        "'','',0",
        "port,port,0",
        "port,PORT,0",
        "prot,port,2",
        "pot,port,1",
        "ports,port,1",
        "kitten,sitting,3",
        "'',abc,3"
    })
    void distance_counts_letters_to_change(String left, String right, int distance) {
        assertThat(Spelling.distance(left, right)).isEqualTo(distance);
        assertThat(Spelling.distance(right, left)).isEqualTo(distance);
    }

    @Test
    void nearest_word_is_found_if_it_is_near() {
        List<String> known = List.of("interval", "silentAfter", "maxSignals");

        assertThat(Spelling.nearest("silentafter", known)).contains("silentAfter");
        assertThat(Spelling.nearest("intervall", known)).contains("interval");
        assertThat(Spelling.nearest("quantum", known)).isEmpty();
        assertThat(Spelling.nearest("interval", List.of())).isEmpty();
    }

    @Test
    void of_two_as_near_the_first_in_the_alphabet_is_taken() {
        assertThat(Spelling.nearest("cat", List.of("hat", "bat"))).contains("bat");
    }
}
