// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.detect.Card;
import io.vedette.core.detect.Contender;
import io.vedette.core.detect.Episodes;
import io.vedette.core.detect.Ranking;
import io.vedette.core.domain.Entity;
import io.vedette.core.models.ModelKind;
import io.vedette.core.models.Models;
import io.vedette.core.models.NestedWindows;
import io.vedette.core.models.Progress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ChooserTest {
    private static Table system(int rows) {
        SplittableRandom chance = new SplittableRandom(4);
        return Tables.of(rows)
                .column("load", "%", row -> 40 + 20 * Math.sin(row / 9.0) + 2 * chance.nextGaussian())
                .column("work", "/s", row -> 400 + 200 * Math.sin(row / 9.0) + 20 * chance.nextGaussian())
                .column("queue", "", row -> 7 + chance.nextGaussian())
                .build();
    }

    private static Ranking choose(LearnSettings settings) {
        Table table = system(1_500);
        return new Chooser(settings, Models.OWN, Episodes.Rule.DEFAULT)
                .choose(table, Split.last(0.2, table.nanos()), Progress.SILENT);
    }

    @Test
    void same_table_and_seed_give_the_same_choice() {
        assertThat(choose(LearnSettings.DEFAULT)).isEqualTo(choose(LearnSettings.DEFAULT));
    }

    @Test
    void contenders_come_best_first_and_the_default_is_one_of_them() {
        Ranking ranking = choose(LearnSettings.DEFAULT);

        assertThat(ranking.contenders()).extracting(Contender::kind).contains(NestedWindows.KIND);
        assertThat(ranking.contenders())
                .isSortedAccordingTo((a, b) -> Double.compare(b.share(), a.share()))
                .allSatisfy(each -> assertThat(each.trials()).isEqualTo(8 * Fault.values().length));
    }

    @Test
    void model_that_looks_at_windows_finds_most_of_what_was_planted() {
        Contender nested = choose(LearnSettings.DEFAULT).contenders().stream()
                .filter(each -> each.kind().equals(NestedWindows.KIND))
                .findFirst()
                .orElseThrow();

        assertThat(nested.share()).isGreaterThan(0.5);
        assertThat(nested.alarms()).isLessThan(0.02);
    }

    @Test
    void default_stays_unless_another_is_beyond_doubt() {
        Ranking ranking = choose(LearnSettings.DEFAULT);

        assertThat(ranking.kind()).isEqualTo(NestedWindows.KIND);
        assertThat(ranking.reason()).contains("% of the faults planted into its own past");
    }

    @Test
    void who_prefers_cheap_gets_the_cheapest_of_those_about_as_good() {
        Ranking ranking = choose(LearnSettings.DEFAULT.preferring(Preference.CHEAP));

        assertThat(Models.OWN.kind(ranking.kind()).cost()).isEqualTo(ModelKind.Grade.LOW);
        assertThat(ranking.reason()).endsWith("it is the one preferred: cheap");
    }

    @Test
    void who_prefers_interpretable_gets_the_clearest_of_those_about_as_good() {
        Ranking ranking = choose(LearnSettings.DEFAULT.preferring(Preference.INTERPRETABLE));

        assertThat(Models.OWN.kind(ranking.kind()).clarity()).isEqualTo(ModelKind.Grade.HIGH);
    }

    @Test
    void teacher_goes_by_what_it_chose_for_another_with_the_same_signals() {
        Teacher teacher = new Teacher(LearnSettings.DEFAULT, Models.OWN);
        Table one = system(1_500);
        Table other = new Table(new Entity("host", "b"), one.nanos(), one.stepNanos(), one.signals(), one.columns());

        Card first = card(teacher, one);
        Card second = card(teacher, other);

        assertThat(second.ranking().kind()).isEqualTo(first.ranking().kind());
        assertThat(second.ranking().reason())
                .isEqualTo(
                        "as for %s: %s".formatted(one.entity(), first.ranking().reason()));
    }

    private static Card card(Teacher teacher, Table table) {
        return teacher.teach(table, Split.last(0.2, table.nanos()), "", Progress.SILENT)
                .card();
    }

    @Test
    void short_history_has_no_contest_and_says_so() {
        Ranking ranking = card(new Teacher(LearnSettings.DEFAULT, Models.OWN), system(300))
                .ranking();

        assertThat(ranking.kind()).isEqualTo(NestedWindows.KIND);
        assertThat(ranking.reason()).contains("kinds are compared once 120 rows can be held out");
        assertThat(ranking.contenders()).isEmpty();
    }

    @Test
    void kind_that_a_person_named_needs_no_reason() {
        Teacher told = new Teacher(LearnSettings.DEFAULT.withModel("isolation-forest"), Models.OWN);

        assertThat(card(told, system(1_500)).ranking()).isEqualTo(Ranking.NONE);
    }
}
