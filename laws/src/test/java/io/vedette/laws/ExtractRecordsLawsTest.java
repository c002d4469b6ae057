// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Severity;
import io.vedette.core.domain.Span;
import io.vedette.core.extract.Extract;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.flow.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The laws for an entity that speaks in log lines and spans, one of three with metrics beside them.
final class ExtractRecordsLawsTest extends OperatorLaws<Observation, Fact> {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    @Override
    protected Operator<Observation, Fact> operator() {
        return new Extract(new ExtractSettings(Duration.ZERO, Duration.ofMinutes(1), 100));
    }

    @Override
    protected List<Step<Observation>> stream(int number, long seed) {
        var chance = new SplittableRandom(seed);
        Entity entity = new Entity("service", "s" + number);
        List<Step<Observation>> steps = new ArrayList<>();
        for (int second = 0; second < 400; second += 4) {
            long now = START + second * SECOND;
            if (number == 1 && second % 16 == 0) {
                steps.add(new Step.Told<>(
                        new Sample(Series.of(entity, "load", Map.of(), MetricKind.GAUGE), now, second)));
            }
            boolean pause = second > 200 && second < 260;
            for (int i = chance.nextInt(4); !pause && i > 0; i--) {
                steps.add(new Step.Told<>(record(entity, now, chance)));
            }
            if (chance.nextInt(20) > 0) {
                steps.add(new Step.Reached<>(now + SECOND));
            }
        }
        return steps;
    }

    /// Mostly of the last seconds; now and then of long ago or of the future.
    private static Observation record(Entity entity, long now, SplittableRandom chance) {
        long off = chance.nextInt(30) == 0 ? chance.nextLong(-900, 900) : chance.nextLong(-8, 1);
        long nanos = now + off * SECOND + chance.nextLong(SECOND);
        if (chance.nextBoolean()) {
            Severity severity = Severity.values()[chance.nextInt(7)];
            return new LogLine(entity, nanos, severity, "text", new TreeMap<>());
        }
        Span.Role role = Span.Role.values()[chance.nextInt(5)];
        String operation = "op " + chance.nextInt(30);
        boolean failed = chance.nextInt(5) == 0;
        long duration = (long) (Math.exp(chance.nextGaussian()) * 5e7);
        return new Span(entity, nanos, duration, "0a", "0b", "", operation, role, failed, "", new TreeMap<>());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void records_of_one_tick_may_come_in_any_order(long seed) {
        List<Fact> inOrder = facts(seed, false);

        assertThat(inOrder).hasSizeGreaterThan(10);
        assertThat(facts(seed, true)).isEqualTo(inOrder);
    }

    private List<Fact> facts(long seed, boolean shuffled) {
        var order = new Random(seed);
        Operator.Memory<Observation, Fact> memory = operator().begin("service:s0");
        List<Fact> facts = new ArrayList<>();
        List<Observation> between = new ArrayList<>();
        for (Step<Observation> step : stream(0, seed)) {
            switch (step) {
                case Step.Told<Observation>(Observation told) -> between.add(told);
                case Step.Reached<Observation>(long nanos) -> {
                    if (shuffled) {
                        Collections.shuffle(between, order);
                    }
                    between.forEach(told -> memory.on(told, facts::add));
                    between.clear();
                    memory.wake(nanos, facts::add);
                }
            }
        }
        return facts;
    }
}
