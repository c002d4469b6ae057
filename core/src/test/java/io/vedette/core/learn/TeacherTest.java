// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.detect.Detector;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.detect.Judging;
import io.vedette.core.domain.Judgement;
import io.vedette.core.learn.InputSettings.Gaps;
import io.vedette.core.models.Models;
import io.vedette.core.models.Progress;
import io.vedette.core.numbers.Quantiles;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TeacherTest {
    /// Its scores have a ceiling, so that after a short history even the strangest row lies below the limit.
    private static final String FOREST = "isolation-forest";

    static Stream<String> kinds() {
        return Models.OWN.names().stream();
    }

    private static Detector teach(Table table, LearnSettings settings) {
        return new Teacher(settings, Models.OWN).teach(table, Split.last(0.2, table.nanos()), "", Progress.SILENT);
    }

    private static Detector teach(Table table, String kind) {
        return teach(table, LearnSettings.DEFAULT.withModel(kind));
    }

    private static Tables system(int rows) {
        var chance = new SplittableRandom(3);
        return Tables.of(rows)
                .column("load", "%", row -> 40 + 20 * Math.sin(row / 9.0) + 2 * chance.nextGaussian())
                .column("work", "/s", row -> 400 + 200 * Math.sin(row / 9.0) + 20 * chance.nextGaussian());
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void same_table_and_seed_give_the_same_bytes(String kind) {
        assertThat(DetectorFile.write(teach(system(300).build(), kind)))
                .isEqualTo(DetectorFile.write(teach(system(300).build(), kind)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void detector_finds_what_it_learnt_usual_and_a_stranger_unusual(String kind) {
        Table table = system(600).build();
        Judging judging = new Judging(teach(table, kind));
        int unusual = 0;
        double[] surprises = new double[600];
        for (int row = 0; row < 600; row++) {
            Judgement judgement = judging.judge(table.frame(row));
            unusual += judgement.isUnusual() ? 1 : 0;
            surprises[row] = judgement.surprise();
        }
        Judgement stranger = Judgement.NONE;
        for (int row = 600; row < 605; row++) {
            stranger = judging.judge(Tables.of(605)
                    .column("load", "%", _ -> 500)
                    .column("work", "/s", _ -> -900)
                    .build()
                    .frame(row));
        }

        assertThat(unusual).isLessThan(12);
        assertThat(stranger.surprise()).isGreaterThan(Quantiles.of(surprises, 0.98));
        assertThat(stranger.isUnusual()).isTrue();
    }

    @Test
    void card_tells_where_the_model_comes_from() {
        Table table = system(300).column("constant", _ -> 1).build();

        Detector detector = new Teacher(LearnSettings.DEFAULT, Models.OWN)
                .teach(table, Split.last(0.2, table.nanos()), "v0", Progress.SILENT);

        assertThat(detector.card().entity()).isEqualTo(Tables.ENTITY);
        assertThat(detector.card().parent()).isEqualTo("v0");
        assertThat(detector.card().version()).isEqualTo("19700101-011445");
        assertThat(detector.card().trained().rows()).isEqualTo(240);
        assertThat(detector.card().trained().toNanos()).isEqualTo(239 * Tables.STEP);
        assertThat(detector.card().tested().fromNanos()).isEqualTo(240 * Tables.STEP);
        assertThat(detector.card().tested().rows()).isEqualTo(60);
        assertThat(detector.card().trained().stepNanos()).isEqualTo(Tables.STEP);
        assertThat(detector.card().choices()).hasSize(3);
        assertThat(detector.card().figures()).containsKeys("mean test score", "share of test rows past the threshold");
        assertThat(detector.recipe().inputs()).hasSize(3);
    }

    @Test
    void too_few_rows_are_refused_in_words() {
        assertThatThrownBy(() -> teach(system(39).build(), LearnSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("too little to learn from: 31 rows train and 8 test, and it takes 32 and 8");
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void fewest_rows_that_are_taken_do_teach(String kind) {
        assertThat(teach(system(40).build(), kind).card().trained().rows()).isEqualTo(32);
    }

    @Test
    void table_of_nothing_but_gaps_is_refused_in_words() {
        Table gaps = Tables.of(100).column("a", _ -> Double.NaN).build();

        assertThatThrownBy(() -> teach(gaps, LearnSettings.DEFAULT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("missing more than half of the time");
        assertThatThrownBy(() ->
                        teach(gaps, LearnSettings.DEFAULT.withInputs(new InputSettings(List.of("a"), 40, Gaps.FILL))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("too little to learn from");
    }

    @Test
    void rows_with_gaps_are_not_learnt_from_where_they_are_to_be_dropped() {
        Table table = system(300)
                .column("now and then", row -> row % 3 == 0 ? Double.NaN : row * 7 % 31)
                .build();

        Detector filled = teach(table, LearnSettings.DEFAULT);
        Detector dropped = teach(table, LearnSettings.DEFAULT.withInputs(new InputSettings(List.of(), 40, Gaps.DROP)));

        assertThat(filled.card().trained().rows()).isEqualTo(240);
        assertThat(dropped.card().trained().rows()).isEqualTo(160);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void system_that_stands_still_in_the_test_stretch_is_learnt_and_calm(String kind) {
        Table table = Tables.of(300)
                .column("a", row -> row < 200 ? row * 7 % 31 : 5)
                .column("b", row -> row < 200 ? row * row % 17 : 5)
                .build();

        Judging judging = new Judging(teach(table, kind));
        for (int row = 0; row < 300; row++) {
            Judgement judgement = judging.judge(table.frame(row));
            assertThat(row > 270 && judgement.isUnusual()).as("row %d", row).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void columns_at_the_end_of_what_a_double_holds_neither_break_nor_poison(String kind) throws IOException {
        var chance = new SplittableRandom(1);
        Table table = system(300)
                .column("huge", _ -> 1e308 * chance.nextDouble(-1.7, 1.7))
                .column("tiny", _ -> 1e-308 * chance.nextDouble())
                .column("edge", _ -> chance.nextBoolean() ? Double.MAX_VALUE : -Double.MAX_VALUE)
                .build();

        Judging judging = new Judging(DetectorFile.read(DetectorFile.write(teach(table, kind)), Models.OWN));

        for (int row = 0; row < 300; row++) {
            Judgement judgement = judging.judge(table.frame(row));
            assertThat(judgement.score()).as("row %d", row).isFinite();
            assertThat(judgement.contributions())
                    .as("row %d", row)
                    .allSatisfy(contribution -> assertThat(contribution.share()).isBetween(0.0, 1.0));
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void live_value_at_the_end_of_what_a_double_holds_does_not_break_a_model_of_small_ones(String kind) {
        Table table = system(300).build();
        Judging judging = new Judging(teach(table, kind));
        for (int row = 0; row < 300; row++) {
            judging.judge(table.frame(row));
        }
        Table wild = Tables.of(400)
                .column("load", "%", row -> row % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE)
                .column("work", "/s", row -> row % 3 == 0 ? -1e308 : 1e308)
                .build();
        for (int row = 300; row < 400; row++) {
            Judgement judgement = judging.judge(wild.frame(row));
            assertThat(judgement.surprise()).as("row %d", row).isBetween(0.0, 16.0);
            assertThat(judgement.isUnusual() || kind.equals(FOREST))
                    .as("row %d", row)
                    .isTrue();
        }
    }
}
