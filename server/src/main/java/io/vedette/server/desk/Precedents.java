// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.detect.Ranking;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import io.vedette.core.learn.Precedent;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Which kind of model was chosen for entities of a kind with the same signals; a week later there is a new contest.
///
/// - **State:** of one thread, the school's; 1,000 choices, the oldest go. A restart forgets them.
public final class Precedents implements Precedent {
    private static final int MOST = 1_000;
    private static final Duration HOLDS = Duration.ofDays(7);

    private final InstantSource clock;
    private final Map<String, Case> cases = new LinkedHashMap<>();

    public Precedents(InstantSource clock) {
        this.clock = clock;
    }

    private record Case(Ranking ranking, Entity entity, Instant at) {}

    @Override
    public Ranking of(Entity entity, List<Signal> inputs, Supplier<Ranking> contest) {
        String like =
                entity.kind() + inputs.stream().map(Signal::name).sorted().collect(Collectors.joining("\n", "\n", ""));
        Case known = cases.get(like);
        if (known != null && known.at().plus(HOLDS).isAfter(clock.instant())) {
            boolean own = known.entity().equals(entity);
            return own
                    ? known.ranking()
                    : known.ranking()
                            .because("as for %s: %s"
                                    .formatted(known.entity(), known.ranking().reason()));
        }
        Ranking ranking = contest.get();
        cases.remove(like);
        cases.put(like, new Case(ranking, entity, clock.instant()));
        if (cases.size() > MOST) {
            cases.remove(cases.keySet().iterator().next());
        }
        return ranking;
    }
}
