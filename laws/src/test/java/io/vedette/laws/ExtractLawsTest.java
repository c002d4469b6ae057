// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.extract.Extract;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.flow.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ExtractLawsTest extends OperatorLaws<Observation, Fact> {
    private static final long SECOND = 1_000_000_000L;
    private static final long STEP = 15 * SECOND;

    /// One instance a key: lessons carry an array, and are equal only to themselves.
    private final Map<Entity, Lesson> lessons = new ConcurrentHashMap<>();

    @Override
    protected Operator<Observation, Fact> operator() {
        return new Extract(new ExtractSettings(Duration.ZERO, Duration.ofMinutes(1), 8));
    }

    /// Scrapes of six to nine series every 15 s with jitter, lost scrapes, resets, stragglers, a series that comes five
    /// cells late for a while, a lesson, a silence, and a tick a second in places.
    @Override
    protected List<Step<Observation>> stream(int number, long seed) {
        var chance = new SplittableRandom(seed);
        Entity entity = new Entity("host", "h" + number);
        List<Step<Observation>> steps = new ArrayList<>();
        for (int cell = 0; cell < 40; cell++) {
            long at = (1_000 + cell) * STEP + chance.nextLong(SECOND / 10);
            boolean silent = cell > 15 && cell < 27 || cell > 5 && chance.nextInt(12) == 0;
            for (int i = 0; !silent && i < (cell < 8 ? 6 : 9); i++) {
                if (chance.nextInt(15) > 0) {
                    steps.add(new Step.Told<>(sample(entity, i, at, cell, chance)));
                }
            }
            if (chance.nextInt(6) == 0) {
                steps.add(new Step.Told<>(sample(entity, 0, at - STEP, cell, chance)));
            }
            if (cell > 20 && cell < 32) {
                steps.add(new Step.Told<>(sample(entity, 2, at - 5 * STEP, cell, chance)));
            }
            for (int second = 0; second < 15; second += 3) {
                steps.add(new Step.Reached<>(at + second * SECOND));
            }
            if (cell == 12) {
                steps.add(new Step.Told<>(
                        lessons.computeIfAbsent(entity, _ -> new Lesson(entity, at, "v1", new byte[] {1}))));
            }
        }
        return steps;
    }

    private static Sample sample(Entity entity, int series, long at, int cell, SplittableRandom chance) {
        boolean counter = series % 2 == 1;
        double value = counter ? cell % 17 * 100.0 + series : chance.nextGaussian();
        return new Sample(
                Series.of(
                        entity,
                        counter ? "node_cpu_seconds_total" : "level",
                        Map.of(counter ? "mode" : "number", series == 1 ? "idle" : "m" + series),
                        counter ? MetricKind.COUNTER : MetricKind.GAUGE),
                at,
                value);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void samples_of_one_tick_may_come_in_any_order(long seed) {
        List<Set<Object>> inOrder = framesOf(seed, false);

        assertThat(inOrder).hasSizeGreaterThan(20);
        assertThat(framesOf(seed, true)).isEqualTo(inOrder);
    }

    /// Frames as sets of points, of an entity that gets two more series, and now and then loses two.
    private static List<Set<Object>> framesOf(long seed, boolean shuffled) {
        var chance = new SplittableRandom(seed);
        var order = new Random(seed);
        Entity entity = new Entity("host", "h");
        var memory =
                new Extract(new ExtractSettings(Duration.ofSeconds(15), Duration.ofMinutes(1), 8)).begin(entity.id());
        List<Set<Object>> frames = new ArrayList<>();
        for (int cell = 0; cell < 30; cell++) {
            long at = (1_000 + cell) * STEP + chance.nextLong(SECOND / 10);
            List<Sample> scrape = new ArrayList<>();
            for (int i = 0; i < (cell < 10 ? 6 : 8); i++) {
                if (cell < 20 || cell % 4 > 0 || i > 1) {
                    scrape.add(sample(entity, i, at, cell, chance));
                }
            }
            if (shuffled) {
                Collections.shuffle(scrape, order);
            }
            scrape.forEach(sample -> memory.on(sample, fact -> frames.add(points(fact))));
            memory.wake(at + 10 * SECOND, fact -> frames.add(points(fact)));
        }
        return frames;
    }

    private static Set<Object> points(Fact fact) {
        return ((Frame) fact).points().stream().collect(Collectors.toSet());
    }
}
