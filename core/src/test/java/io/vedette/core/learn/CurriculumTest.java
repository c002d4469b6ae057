// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.detect.Episodes;
import io.vedette.core.domain.Entity;
import io.vedette.core.models.Models;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurriculumTest {
    private static final Entity WEB = Entity.parse("host:web-1");
    private static final Entity DATABASE = Entity.parse("host:db-1");

    private static ForeignModel entry(String name, String entity) {
        return new ForeignModel(name, "m.onnx", entity, List.of("b", "a"), null, null, null, null, null, null);
    }

    private static Curriculum with(ForeignModel... entries) {
        return new Curriculum(LearnSettings.DEFAULT, List.of(entries));
    }

    @Test
    void first_entry_that_fits_says_how_an_entity_is_taught_and_nobody_else_is_concerned() {
        var curriculum = with(entry("web", "host:web-*"), entry("all", "host:w*"));

        LearnSettings web = curriculum.of(WEB);

        assertThat(web.model()).isEqualTo("onnx:web");
        assertThat(web.inputs().signals()).containsExactly("b", "a");
        assertThat(curriculum.of(DATABASE)).isEqualTo(LearnSettings.DEFAULT);
    }

    @Test
    void star_stands_for_any_letters_and_all_others_for_themselves() {
        assertThat(entry("a", "*").isFor(WEB)).isTrue();
        assertThat(entry("a", "host:*-1").isFor(DATABASE)).isTrue();
        assertThat(entry("a", "host:web-1").isFor(WEB)).isTrue();
        assertThat(entry("a", "host:web").isFor(WEB)).isFalse();
        assertThat(entry("a", "eb-*").isFor(WEB)).isFalse();
        assertThat(entry("a", "host.web-*").isFor(WEB)).isFalse();
    }

    @Test
    void detector_is_outdated_when_its_entry_came_went_or_is_another_one() {
        var curriculum = with(entry("web", "host:web-*"));

        assertThat(curriculum.isOutdated(WEB, "nested-windows")).isTrue();
        assertThat(curriculum.isOutdated(WEB, "onnx:web")).isFalse();
        assertThat(curriculum.isOutdated(WEB, "onnx:old")).isTrue();
        assertThat(curriculum.isOutdated(DATABASE, "onnx:web")).isTrue();
        assertThat(curriculum.isOutdated(DATABASE, "whitened-windows")).isFalse();
    }

    @Test
    void entry_that_breaks_a_rule_is_refused_in_words() {
        assertThatThrownBy(() -> entry("Pump", "*")).hasMessageContaining("models.name must be lower-case");
        assertThatThrownBy(() -> entry("pump", " ")).hasMessageContaining("pump: entity must name whom it judges");
        assertThatThrownBy(() -> with(entry("a", "*"), entry("a", "*"))).hasMessageContaining("a name each");
        assertThatThrownBy(() -> new ForeignModel(
                        "a", "m", "*", List.of("x"), 0, "", null, List.of(), List.of(), Duration.ofMillis(1)))
                .hasMessage("models: a: window must be 1 to 1024, was 0");
        assertThatThrownBy(() -> new ForeignModel(
                        "a", "m", "*", List.of("x"), 1, "", null, List.of(), List.of(0.0), Duration.ofMillis(1)))
                .hasMessageContaining("divide must hold numbers above 0");
    }

    @Test
    void teachers_refuse_an_entry_whose_kind_nobody_brings() {
        assertThatThrownBy(() -> new Teachers(with(entry("web", "*")), Models.OWN, Episodes.Rule.DEFAULT))
                .hasMessageContaining("was onnx:web");
    }
}
