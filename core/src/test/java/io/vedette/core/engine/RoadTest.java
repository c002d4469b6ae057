// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vedette.core.budget.Budget;
import io.vedette.core.budget.BudgetSettings;
import io.vedette.core.correlate.Correlate;
import io.vedette.core.correlate.CorrelateSettings;
import io.vedette.core.detect.DetectorFile;
import io.vedette.core.detect.SmallSystem;
import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.Lead;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Ruling;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Silence;
import io.vedette.core.domain.Tick;
import io.vedette.core.extract.Extract;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.models.Models;
import io.vedette.core.pipeline.Pipeline;
import io.vedette.core.topology.Relate;
import io.vedette.core.topology.TopologySettings;
import io.vedette.core.watch.Watch;
import io.vedette.core.watch.WatchSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RoadTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 100_000 * SmallSystem.STEP;
    private static final List<Observation> STORY = story();

    private static Pipeline<Observation, Ruling> pipeline() {
        return Pipeline.standard(ExtractSettings.DEFAULT, WatchSettings.DEFAULT, CorrelateSettings.DEFAULT, Models.OWN);
    }

    /// Two entities at 15 s a step with a tick every 5 s; one gets a model, has trouble, and falls silent.
    private static List<Observation> story() {
        List<Observation> story = new ArrayList<>();
        Entity other = new Entity("host", "other");
        for (int row = 0; row < 140; row++) {
            long at = START + row * SmallSystem.STEP;
            double load = row > 60 && row < 75 ? 95 : 40 + 20 * Math.sin(row / 9.0);
            double work = row > 60 && row < 75 ? 100 : 10 * load;
            if (row < 115) {
                story.add(sample(SmallSystem.ENTITY, "load_percent", at, load));
                story.add(sample(SmallSystem.ENTITY, "work", at + 1, work));
            }
            story.add(sample(other, "load", at, row));
            if (row == 20) {
                story.add(lesson());
            }
            for (int second = 1; second < 15; second += 5) {
                story.add(new Tick(at + second * SECOND));
            }
        }
        return story;
    }

    private static Sample sample(Entity entity, String metric, long at, double value) {
        return new Sample(Series.of(entity, metric, Map.of(), MetricKind.GAUGE), at, value);
    }

    private static Lesson lesson() {
        return new Lesson(
                SmallSystem.ENTITY,
                START,
                "v1",
                DetectorFile.write(SmallSystem.detectorOf("v1", "load_percent", "%", "work", "")));
    }

    private static List<Object> whole() {
        List<Object> told = new ArrayList<>();
        new Road(pipeline(), told::add).feed(STORY);
        return told;
    }

    @Test
    void story_has_all_kinds_of_outputs() {
        List<Object> told = whole();

        assertThat(told).hasAtLeastOneElementOfType(Frame.class);
        assertThat(told).hasAtLeastOneElementOfType(Silence.class);
        assertThat(told).hasAtLeastOneElementOfType(Anomaly.class);
        assertThat(told.stream().filter(IncidentEvent.Opened.class::isInstance)).isNotEmpty();
        assertThat(told.stream().filter(IncidentEvent.Ended.class::isInstance)).isNotEmpty();
    }

    @Test
    void how_observations_are_cut_into_calls_changes_nothing() {
        List<Object> whole = ofLastStages(whole());
        for (long seed = 1; seed <= 10; seed++) {
            var chance = new SplittableRandom(seed);
            List<Object> told = new ArrayList<>();
            Road road = new Road(pipeline(), told::add);
            for (int at = 0; at < STORY.size(); ) {
                int end = Math.min(STORY.size(), at + chance.nextInt(seed < 5 ? 3 : 60));
                road.feed(STORY.subList(at, end));
                at = end;
            }
            assertThat(told).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(whole());
            assertThat(ofLastStages(told)).as("seed %d", seed).isEqualTo(whole);
        }
    }

    /// Stages tell a call's outputs one stage after the other, so only the order within a stage is promised.
    private static List<Object> ofLastStages(List<Object> told) {
        return told.stream().filter(IncidentEvent.class::isInstance).toList();
    }

    @Test
    void road_restored_anywhere_goes_on_as_if_nothing_had_happened() throws IOException {
        List<Object> whole = ofLastStages(whole());
        for (int cut = 1; cut < STORY.size(); cut += 37) {
            List<Object> told = new ArrayList<>();
            Road first = new Road(pipeline(), told::add);
            first.feed(STORY.subList(0, cut));
            var bytes = new ByteArrayOutputStream();
            first.save(new DataOutputStream(bytes));
            Road second = new Road(pipeline(), told::add);
            second.restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
            second.feed(STORY.subList(cut, STORY.size()));

            assertThat(ofLastStages(told)).as("cut at %d", cut).isEqualTo(whole);
            assertThat(told).as("cut at %d", cut).hasSameSizeAs(whole());
            assertThat(second.keys()).isEqualTo(2);
        }
    }

    @Test
    void state_of_a_release_that_compared_no_kin_is_read() throws IOException {
        Pipeline<Observation, ?> before = Pipeline.<Observation, Lead>joined(
                        Pipeline.of(Observation.class)
                                .then(new Extract(ExtractSettings.DEFAULT))
                                .then(new Watch(WatchSettings.DEFAULT, Models.OWN)),
                        Pipeline.of(Observation.class).then(new Relate(TopologySettings.DEFAULT)))
                .then(new Correlate(CorrelateSettings.DEFAULT))
                .then(new Budget(BudgetSettings.DEFAULT));
        List<Object> told = new ArrayList<>();
        Road old = new Road(before, told::add);
        int cut = STORY.size() / 2;
        old.feed(STORY.subList(0, cut));
        var bytes = new ByteArrayOutputStream();
        old.save(new DataOutputStream(bytes));

        Road today = new Road(pipeline(), told::add);
        today.restoreWithoutListeners(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
        today.feed(STORY.subList(cut, STORY.size()));

        assertThat(ofLastStages(told)).isEqualTo(ofLastStages(whole()));
    }

    @Test
    void damaged_state_is_refused_in_words() throws IOException {
        Road road = new Road(pipeline(), _ -> {});
        road.feed(STORY.subList(0, 400));
        var bytes = new ByteArrayOutputStream();
        road.save(new DataOutputStream(bytes));
        byte[] whole = bytes.toByteArray();
        var chance = new SplittableRandom(1);
        for (int i = 0; i < 300; i++) {
            byte[] damaged = whole.clone();
            int bit = i < 96 ? i : chance.nextInt(whole.length * 8);
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            try {
                new Road(pipeline(), _ -> {}).restore(new DataInputStream(new ByteArrayInputStream(damaged)));
            } catch (IOException refused) {
                assertThat(refused)
                        .as("bit %d", bit)
                        .satisfiesAnyOf(
                                r -> assertThat(r).hasMessageContaining(" "),
                                r -> assertThat(r).isInstanceOf(java.io.EOFException.class));
            } catch (RuntimeException | OutOfMemoryError broken) {
                throw new AssertionError("bit " + bit, broken);
            }
        }
    }

    @Test
    void state_of_another_pipeline_is_refused() throws IOException {
        var bytes = new ByteArrayOutputStream();
        new Road(Pipeline.of(Observation.class), _ -> {}).save(new DataOutputStream(bytes));

        assertThatThrownBy(() -> new Road(pipeline(), _ -> {})
                        .restore(new DataInputStream(new ByteArrayInputStream(bytes.toByteArray()))))
                .isInstanceOf(IOException.class)
                .hasMessage("saved state has 0 stages, the pipeline 4");
    }
}
