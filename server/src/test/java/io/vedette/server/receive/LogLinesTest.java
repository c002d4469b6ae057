// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogLinesTest {
    private static final Entity PEER = new Entity("host", "10.0.0.1");

    private final LogLines lines = new LogLines(new EntityNames(List.of()), ReceiveLimits.DEFAULT);

    private LogLine line(String text, Map<String, String> told) {
        return lines.make(PEER, 1, Severity.NONE, text, new TreeMap<>(told));
    }

    @ParameterizedTest
    @CsvSource({
        "level,warn,WARN",
        "severity_text,ERROR,ERROR",
        "log.level,Critical,FATAL",
        "lvl,dbg,NONE",
        "other,error,NONE"
    })
    void level_word_is_found_under_its_usual_names(String name, String word, Severity severity) {
        assertThat(line("x", Map.of(name, word)).severity()).isEqualTo(severity);
    }

    @Test
    void line_that_is_too_long_is_cut_between_characters_and_says_how_long_it_was() {
        LogLine cut = line("\uD83D\uDE00".repeat(70_000), Map.of());
        LogLine whole = line("a".repeat(262_144), Map.of());

        assertThat(cut.text().getBytes(StandardCharsets.UTF_8)).hasSize(262_144);
        assertThat(cut.attributes()).containsEntry(LogLines.CUT, "280000");
        assertThat(whole.attributes()).isEmpty();
        assertThat(whole.text()).hasSize(262_144);
    }

    @Test
    void attributes_are_bounded_in_number_name_and_value() {
        Map<String, String> told = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            told.put("a" + i, "v".repeat(10_000));
        }
        told.put("a".repeat(5_000), "x");

        LogLine line = line("x", told);

        assertThat(line.attributes()).hasSize(LogLines.MOST_ATTRIBUTES);
        assertThat(line.attributes().keySet()).allMatch(name -> name.length() <= 256);
        assertThat(line.attributes().values()).allMatch(value -> value.length() == 2_048);
    }

    @Test
    void invented_names_beyond_a_bound_are_told_of_their_sender() {
        Set<Entity> entities = new HashSet<>();
        for (int i = 0; i < 30_000; i++) {
            entities.add(line("x", Map.of("service.name", "invented-" + i)).entity());
            entities.add(lines.host("invented-" + i));
        }
        LogLine late = line("x", Map.of("service.name", "one more"));

        assertThat(entities).hasSizeBetween(20_000, 20_002);
        assertThat(late.entity()).isEqualTo(PEER);
        assertThat(late.attributes()).containsEntry("service.name", "one more");
        assertThat(line("x", Map.of("service.name", "invented-7")).entity().name())
                .isEqualTo("invented-7");
        assertThat(lines.host("yet another")).isEqualTo(new Entity("host", "others"));
    }
}
