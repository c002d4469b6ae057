// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import static io.vedette.core.extract.ExtractTest.ENTITY;
import static io.vedette.core.extract.ExtractTest.SECOND;
import static io.vedette.core.extract.ExtractTest.START;
import static io.vedette.core.extract.ExtractTest.STEP;

import io.vedette.core.domain.Fact;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Straggler;
import io.vedette.core.flow.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// The series of one entity, sent by two connections that drift apart by up to ten minutes.
final class DriftingShards {
    private static final int CELLS = 700;
    private static final int SERIES = 6;

    /// The widest drift, reached by then, is not exceeded any more.
    private static final int KNOWN_FROM = 150;

    private static final int WIDEST = 39;

    private final long seed;

    DriftingShards(long seed) {
        this.seed = seed;
    }

    /// The cell from which on the drift was seen in its full width.
    int knownFromCell() {
        return KNOWN_FROM;
    }

    /// Tells all samples to a memory, with a tick a second, and then silence.
    void arrive(Operator.Memory<Observation, Fact> memory, List<Fact> told) {
        var chance = new SplittableRandom(seed);
        int behind = 0;
        int slow = 0;
        for (int cell = 0; cell < CELLS + WIDEST; cell++) {
            if (cell < CELLS) {
                say(memory, cell, 0, told);
            }
            behind = cell < KNOWN_FROM
                    ? Math.min(WIDEST, behind + chance.nextInt(4))
                    : Math.clamp(behind + chance.nextInt(-6, 7), 0, WIDEST);
            for (; slow <= cell - behind && slow < CELLS; slow++) {
                say(memory, slow, 1, told);
            }
            tick(memory, cell, told);
        }
        for (; slow < CELLS; slow++) {
            say(memory, slow, 1, told);
        }
        for (int cell = CELLS + WIDEST; cell < CELLS + 3 * WIDEST; cell++) {
            tick(memory, cell, told);
        }
    }

    /// What a memory makes of the same samples in order, by instant and signal.
    Map<String, Double> inOrder() {
        var memory = new Extract(new ExtractSettings(Duration.ofSeconds(15), Duration.ofMinutes(1), 2_000))
                .begin(ENTITY.id());
        List<Fact> told = new ArrayList<>();
        for (int cell = 0; cell < CELLS; cell++) {
            say(memory, cell, 0, told);
            say(memory, cell, 1, told);
            tick(memory, cell, told);
        }
        return points(told);
    }

    private static void tick(Operator.Memory<Observation, Fact> memory, int cell, List<Fact> told) {
        for (int second = 1; second <= 15; second++) {
            long nanos = START + cell * STEP + second * SECOND;
            if (memory.wakeAt() <= nanos) {
                memory.wake(nanos, told::add);
            }
        }
    }

    private void say(Operator.Memory<Observation, Fact> memory, int cell, int shard, List<Fact> told) {
        var chance = new SplittableRandom(31L * seed + 2L * cell + shard);
        for (int i = shard; i < SERIES; i += 2) {
            boolean total = i > 1;
            if (chance.nextInt(20) > 0) {
                Series series = total ? ExtractTest.total("t" + i) : ExtractTest.gauge("g" + i);
                double value = total ? cell * 10.0 + chance.nextInt(10) : chance.nextInt(100);
                memory.on(new Sample(series, START + cell * STEP + chance.nextLong(SECOND), value), told::add);
            }
        }
    }

    /// Points of frames and stragglers, by instant and signal.
    static Map<String, Double> points(List<Fact> told) {
        Map<String, Double> points = new TreeMap<>();
        for (Fact fact : told) {
            if (fact instanceof Frame frame) {
                frame.points().forEach(point -> put(points, frame.nanos(), point));
            } else if (fact instanceof Straggler late) {
                put(points, late.nanos(), late.point());
            }
        }
        return points;
    }

    private static void put(Map<String, Double> points, long nanos, Point point) {
        String place = (nanos - START) / STEP + " " + point.signal().name();
        if (points.put(place, point.value()) != null) {
            throw new AssertionError("told twice: " + place);
        }
    }
}
