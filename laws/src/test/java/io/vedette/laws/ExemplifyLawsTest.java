// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Exemplars;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import io.vedette.core.flow.Operator;
import io.vedette.core.topology.Exemplify;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

final class ExemplifyLawsTest extends OperatorLaws<Observation, Exemplars> {
    private static final long SECOND = 1_000_000_000L;
    private static final long START = 1_700_000_000L * SECOND;

    @Override
    protected Operator<Observation, Exemplars> operator() {
        return new Exemplify();
    }

    @Override
    protected List<Step<Observation>> stream(int number, long seed) {
        var chance = new SplittableRandom(seed);
        Entity entity = new Entity("service", "s" + number);
        List<Step<Observation>> steps = new ArrayList<>();
        for (int second = 0; second < 9_000; second += 1 + chance.nextInt(60)) {
            long now = START + second * SECOND;
            boolean pause = second > 2_000 && second < 6_500;
            if (!pause) {
                steps.add(new Step.Told<>(new Span(
                        entity,
                        now,
                        chance.nextLong(SECOND),
                        "0" + second,
                        "0a",
                        "",
                        "op " + chance.nextInt(25),
                        Span.Role.SERVER,
                        chance.nextInt(3) == 0,
                        "",
                        new TreeMap<>())));
            }
            steps.add(new Step.Reached<>(now + SECOND));
        }
        return steps;
    }
}
