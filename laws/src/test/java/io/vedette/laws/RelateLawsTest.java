// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.ClockGap;
import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Link;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Relation;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Unlinked;
import io.vedette.core.flow.Operator;
import io.vedette.core.topology.Relate;
import io.vedette.core.topology.TopologySettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class RelateLawsTest extends OperatorLaws<Observation, Relation> {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    @Override
    protected Operator<Observation, Relation> operator() {
        return new Relate(
                new TopologySettings(9, 14, Duration.ofMinutes(3), Duration.ofMinutes(20), Duration.ofSeconds(10), 20));
    }

    @Override
    protected int keys() {
        return 1;
    }

    @Override
    protected List<Step<Observation>> stream(int number, long seed) {
        var chance = new SplittableRandom(seed);
        List<Step<Observation>> steps = new ArrayList<>();
        for (int second = 0; second < 4_000; second += 10 + chance.nextInt(30)) {
            long now = START + second * SECOND;
            boolean pause = second > 1_500 && second < 3_000;
            for (int i = chance.nextInt(4); !pause && i > 0; i--) {
                steps.add(new Step.Told<>(chance.nextInt(8) == 0 ? sighting(now, chance) : span(now, chance)));
            }
            steps.add(new Step.Reached<>(now + SECOND));
        }
        return steps;
    }

    private static Sighting sighting(long now, SplittableRandom chance) {
        Entity pod = new Entity("pod", "p" + chance.nextInt(3));
        return new Sighting(new Edge(pod, Edge.Kind.RUNS_ON, new Entity("host", "h")), now);
    }

    private static Span span(long now, SplittableRandom chance) {
        var attributes = new TreeMap<String, String>();
        if (chance.nextBoolean()) {
            attributes.put("host.name", "h" + chance.nextInt(2));
        }
        return new Span(
                new Entity("service", "s" + chance.nextInt(5)),
                now - chance.nextLong(SECOND),
                chance.nextLong(SECOND),
                "0" + chance.nextInt(3),
                "0" + chance.nextInt(1, 6),
                chance.nextInt(4) == 0 ? "" : "0" + chance.nextInt(1, 6),
                "op",
                Span.Role.values()[chance.nextInt(5)],
                chance.nextInt(4) == 0,
                chance.nextBoolean() ? "" : "database:d" + chance.nextInt(2),
                attributes);
    }

    @Test
    void stream_of_the_kit_tells_of_everything() {
        List<Relation> told = new ArrayList<>();
        Operator.Memory<Observation, Relation> memory = operator().begin("realm");
        for (Step<Observation> step : stream(0, 1)) {
            switch (step) {
                case Step.Told<Observation>(Observation observation) -> memory.on(observation, told::add);
                case Step.Reached<Observation>(long nanos) -> memory.wake(nanos, told::add);
            }
        }

        assertThat(told).hasAtLeastOneElementOfType(ClockGap.class);
        assertThat(told).anyMatch(relation -> relation instanceof Link link && link.ended());
        assertThat(told).anyMatch(relation -> relation instanceof Link link && link.failed() > 0);
        assertThat(told).anyMatch(relation -> relation instanceof Unlinked left && left.edges() > 0);
    }
}
