// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TemplateTextTest {
    @Test
    void long_template_is_cut_and_says_so() {
        String text = TemplateText.of("word ".repeat(40));

        assertThat(text).hasSizeLessThanOrEqualTo(80).startsWith("word word").endsWith("…");
    }

    @Test
    void signs_that_nobody_can_see_become_spaces() {
        assertThat(TemplateText.of("a\tb\u001b[0m\n")).isEqualTo("a b [0m");
    }

    @Test
    void half_a_character_is_left_out() {
        assertThat(TemplateText.of("a\ud800b")).isEqualTo("a b");
    }

    @Test
    void values_in_front_of_a_raw_line_are_left_out() {
        assertThat(TemplateText.of("<*> <*>,<*> [<*>] - ERROR disk <*> failed")).isEqualTo("ERROR disk <*> failed");
        assertThat(TemplateText.of("<*> retries left")).isEqualTo("<*> retries left");
        assertThat(TemplateText.of("<*> <*>")).isEqualTo("<*> <*>");
    }
}
