// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Fact;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Novelty;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Severity;
import io.vedette.core.extract.Extract;
import io.vedette.core.extract.ExtractSettings;
import io.vedette.core.flow.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The laws for an entity whose log templates are learnt, merge, and are joined by new ones.
final class ExtractTemplatesLawsTest extends OperatorLaws<Observation, Fact> {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;
    private static final String[] NAMES = {"anna", "ben", "carl", "dora", "emil", "fritz", "gerd", "hanna"};

    @Override
    protected Operator<Observation, Fact> operator() {
        return new Extract(ExtractSettings.DEFAULT);
    }

    @Override
    protected List<Step<Observation>> stream(int number, long seed) {
        var chance = new SplittableRandom(seed);
        Entity entity = new Entity("service", "s" + number);
        List<Step<Observation>> steps = new ArrayList<>();
        for (int second = 0; second < 900; second += 10) {
            long now = START + second * SECOND;
            for (int i = 0; i < 16; i++) {
                String name = NAMES[chance.nextInt(1 + second / 120)];
                boolean late = second > 700 && chance.nextInt(10) == 0;
                String text = late ? "volume " + chance.nextInt(9) + " lost its " + name : usual(chance, name);
                Severity severity = late ? Severity.ERROR : Severity.INFO;
                steps.add(new Step.Told<>(new LogLine(entity, now + i, severity, text, new TreeMap<>())));
            }
            steps.add(new Step.Reached<>(now + 10 * SECOND));
        }
        return steps;
    }

    private static String usual(SplittableRandom chance, String name) {
        return switch (chance.nextInt(3)) {
            case 0 -> "user " + name + " logged in from 10.0.0." + chance.nextInt(255);
            case 1 -> "request took " + chance.nextInt(900) + " ms";
            default -> "mail of " + name + " sent";
        };
    }

    @Test
    void stream_of_these_laws_brings_news() {
        Operator.Memory<Observation, Fact> memory = operator().begin("service:s0");
        List<Fact> facts = new ArrayList<>();
        for (Step<Observation> step : stream(0, 1)) {
            switch (step) {
                case Step.Told<Observation>(Observation told) -> memory.on(told, facts::add);
                case Step.Reached<Observation>(long nanos) -> memory.wake(nanos, facts::add);
            }
        }

        assertThat(facts).anyMatch(Novelty.class::isInstance);
    }
}
