// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import static io.vedette.core.detect.SmallSystem.ENTITY;
import static io.vedette.core.detect.SmallSystem.STEP;
import static io.vedette.core.detect.SmallSystem.WINDOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.detect.DetectorFile;
import io.vedette.core.detect.SmallSystem;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.EntityState;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Finding;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Silence;
import io.vedette.core.flow.Operator;
import io.vedette.core.models.Models;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityWatchTest {
    private static final Lesson OLD = lesson("v1");
    private static final Lesson YOUNG = lesson("v2");

    private final Operator.Memory<Fact, Finding> watch =
            new Watch(WatchSettings.DEFAULT, Models.OWN).begin(ENTITY.id());
    private long now;

    private static Lesson lesson(String version) {
        return new Lesson(ENTITY, 0, version, DetectorFile.write(SmallSystem.detector(version)));
    }

    private List<Finding> tell(Fact fact) {
        List<Finding> findings = new ArrayList<>();
        watch.on(fact, findings::add);
        return findings;
    }

    private List<Finding> calm() {
        return tell(SmallSystem.usual(now++));
    }

    private List<Finding> trouble(double load, double work) {
        return tell(SmallSystem.frame(now++, load, work));
    }

    private void learnt() {
        tell(OLD);
        for (int i = 0; i < 20; i++) {
            calm();
        }
    }

    private static Assessment assessment(List<Finding> findings) {
        return (Assessment) findings.getLast();
    }

    private static List<Anomaly> anomalies(List<Finding> findings) {
        return findings.stream()
                .filter(Anomaly.class::isInstance)
                .map(Anomaly.class::cast)
                .toList();
    }

    @Test
    void remark_counts_down_to_the_first_model() {
        assertThat(assessment(calm()).remark()).isEqualTo("learning, ready in about 29 min");
        for (int i = 1; i < 116; i++) {
            calm();
        }
        assertThat(assessment(calm()).remark()).isEqualTo("learning, ready in about 45 s");
        calm();
        calm();
        assertThat(assessment(calm()).remark()).isEqualTo("learning, the model is being trained");
        assertThat(assessment(calm()).state()).isEqualTo(EntityState.LEARNING);
    }

    @Test
    void one_assessment_leaves_for_each_frame() {
        tell(OLD);
        for (int i = 0; i < 30; i++) {
            long nanos = now * STEP;
            assertThat(calm()).singleElement().satisfies(finding -> {
                assertThat(finding).isInstanceOf(Assessment.class);
                assertThat(finding.nanos()).isEqualTo(nanos);
            });
        }
    }

    @Test
    void learnt_model_waits_for_its_window_and_then_finds_calm_normal() {
        tell(OLD);
        for (int i = 0; i < WINDOW - 1; i++) {
            assertThat(assessment(calm()).remark()).isEqualTo("learnt; waiting for enough recent data to judge by");
        }
        Assessment first = assessment(calm());

        assertThat(first.state()).isEqualTo(EntityState.NORMAL);
        assertThat(first.remark()).isEmpty();
        assertThat(first.judgement().version()).isEqualTo("v1");
    }

    @Test
    void anomaly_opens_at_the_third_unusual_frame_and_begins_at_the_first() {
        learnt();
        long start = now * STEP;

        List<Finding> first = trouble(90, 100);
        List<Finding> second = trouble(90, 100);
        List<Finding> third = trouble(90, 100);

        assertThat(anomalies(first)).isEmpty();
        assertThat(assessment(first).state()).isEqualTo(EntityState.NORMAL);
        assertThat(assessment(first).remark())
                .isEqualTo("unusual, waiting whether it stays: 3 of 5 frames make an anomaly");
        assertThat(anomalies(second)).isEmpty();
        assertThat(anomalies(third)).singleElement().satisfies(opened -> {
            assertThat(opened.phase()).isEqualTo(Anomaly.Phase.OPENED);
            assertThat(opened.kind()).isEqualTo(Anomaly.Kind.UNUSUAL);
            assertThat(opened.startNanos()).isEqualTo(start);
            assertThat(opened.nanos()).isEqualTo(start + 2 * STEP);
            assertThat(opened.evidence().sentence()).startsWith("small: ").contains("load 90 %, usually 18–62 %");
        });
        assertThat(assessment(third).state()).isEqualTo(EntityState.ANOMALOUS);
        assertThat(assessment(third).remark()).startsWith("small: ");
    }

    @Test
    void one_spike_opens_nothing() {
        learnt();
        // Seen by one window only where a window is one row; here by four, so the guard must hold: the spike has gone.
        List<Finding> all = new ArrayList<>(trouble(90, 100));
        for (int i = 0; i < 20; i++) {
            all.addAll(calm());
        }
        assertThat(anomalies(all)).isEmpty();
    }

    private Anomaly opened() {
        learnt();
        trouble(90, 100);
        trouble(90, 100);
        return anomalies(trouble(90, 100)).getFirst();
    }

    @Test
    void anomaly_is_told_again_only_when_it_grows() {
        Anomaly opened = opened();
        List<Anomaly> told = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            told.addAll(anomalies(trouble(90, 100)));
        }
        double before = opened.evidence().surprise();
        for (Anomaly extended : told) {
            assertThat(extended.phase()).isEqualTo(Anomaly.Phase.EXTENDED);
            assertThat(extended.id()).isEqualTo(opened.id());
            assertThat(extended.evidence().surprise()).isGreaterThanOrEqualTo(before + 0.5);
            before = extended.evidence().surprise();
        }
        assertThat(told).hasSizeLessThan(10);
    }

    @Test
    void anomaly_ends_after_five_calm_frames() {
        Anomaly opened = opened();
        List<Finding> after = new ArrayList<>();
        long ended = 0;
        while (anomalies(after).isEmpty() && ended < 50) {
            after = calm();
            ended++;
        }
        assertThat(anomalies(after)).singleElement().satisfies(last -> {
            assertThat(last.phase()).isEqualTo(Anomaly.Phase.ENDED);
            assertThat(last.id()).isEqualTo(opened.id());
            assertThat(last.evidence().surprise())
                    .isGreaterThanOrEqualTo(opened.evidence().surprise());
        });
        assertThat(ended).isBetween(5L, 5L + WINDOW);
        assertThat(assessment(after).state()).isEqualTo(EntityState.NORMAL);
    }

    @Test
    void silence_ends_what_was_unusual_and_opens_its_own_and_the_first_word_ends_it() {
        Anomaly unusual = opened();
        long last = (now - 1) * STEP;
        long noticed = last + 10 * STEP;

        List<Finding> silence = tell(new Silence(ENTITY, noticed, last, STEP));
        now += 12;
        List<Finding> back = calm();

        assertThat(anomalies(silence))
                .extracting(Anomaly::phase)
                .containsExactly(Anomaly.Phase.ENDED, Anomaly.Phase.OPENED);
        assertThat(anomalies(silence).getFirst().id()).isEqualTo(unusual.id());
        assertThat(anomalies(silence).getLast().kind()).isEqualTo(Anomaly.Kind.SILENT);
        assertThat(anomalies(silence).getLast().startNanos()).isEqualTo(last);
        assertThat(assessment(silence).state()).isEqualTo(EntityState.SILENT);
        assertThat(anomalies(back)).singleElement().satisfies(end -> {
            assertThat(end.kind()).isEqualTo(Anomaly.Kind.SILENT);
            assertThat(end.phase()).isEqualTo(Anomaly.Phase.ENDED);
        });
        assertThat(assessment(back).state()).isEqualTo(EntityState.LEARNING);
    }

    @Test
    void old_model_judges_until_the_window_of_the_new_one_is_full() {
        learnt();
        tell(YOUNG);
        for (int i = 0; i < WINDOW - 1; i++) {
            assertThat(assessment(calm()).judgement().version()).isEqualTo("v1");
        }
        assertThat(assessment(calm()).judgement().version()).isEqualTo("v2");
    }

    @Test
    void third_model_takes_the_place_of_one_that_never_came_to_judge() {
        learnt();
        tell(YOUNG);
        calm();
        tell(lesson("v3"));
        for (int i = 0; i < WINDOW - 1; i++) {
            assertThat(assessment(calm()).judgement().version()).isEqualTo("v1");
        }
        assertThat(assessment(calm()).judgement().version()).isEqualTo("v3");
    }

    @Test
    void damaged_model_is_told_and_the_old_one_stays() {
        learnt();
        byte[] damaged = YOUNG.model().clone();
        damaged[damaged.length / 2] ^= 1;

        List<Finding> told = tell(new Lesson(ENTITY, now * STEP, "v2", damaged));

        assertThat(assessment(told).remark())
                .isEqualTo("model v2 was refused: the model is damaged: its checksum does not match");
        for (int i = 0; i < 2 * WINDOW; i++) {
            assertThat(assessment(calm()).judgement().version()).isEqualTo("v1");
        }
    }

    @Test
    void model_of_another_entity_is_refused() {
        Entity other = new Entity("host", "other");
        Operator.Memory<Fact, Finding> others = new Watch(WatchSettings.DEFAULT, Models.OWN).begin(other.id());
        List<Finding> told = new ArrayList<>();

        others.on(new Lesson(other, 1, "v1", OLD.model()), told::add);

        assertThat(assessment(told).remark())
                .isEqualTo("model v1 was refused: the model is of host:small, not of host:other");
        assertThat(assessment(told).state()).isEqualTo(EntityState.LEARNING);
    }

    @Test
    void refused_model_does_not_claim_that_an_open_anomaly_is_over() {
        opened();

        List<Finding> told = tell(new Lesson(ENTITY, now * STEP, "v2", new byte[] {1}));

        assertThat(assessment(told).state()).isEqualTo(EntityState.ANOMALOUS);
    }

    @Test
    void unusual_moment_that_is_too_small_to_tell_says_so() {
        var strict = new WatchSettings(
                3, 5, 120, 3, new GuardSettings(10, java.util.Map.of(), java.util.Map.of()), NewsSettings.DEFAULT);
        Operator.Memory<Fact, Finding> guarded = new Watch(strict, Models.OWN).begin(ENTITY.id());
        List<Finding> told = new ArrayList<>();
        guarded.on(OLD, told::add);
        for (int i = 0; i < 20; i++) {
            guarded.on(SmallSystem.usual(i), told::add);
        }
        for (int i = 20; i < 30; i++) {
            guarded.on(SmallSystem.frame(i, 90, 100), told::add);
        }
        assertThat(anomalies(told)).isEmpty();
        assertThat(assessment(told).state()).isEqualTo(EntityState.NORMAL);
        assertThat(assessment(told).remark())
                .startsWith("unusual, but not told: ")
                .endsWith(" is not told");
    }
}
