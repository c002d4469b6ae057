// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Ranking;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Which kind of model was chosen for entities of a kind with the same signals: a hundred hosts need
/// one contest. A week later there is a new one.
///
/// - **State:** confined to a thread; 1,000 choices, the oldest go. A restart forgets them.
public final class Precedents {
    private static final int MOST = 1_000;
    private static final long HOLDS_NANOS = Duration.ofDays(7).toNanos();

    private final Map<String, Case> cases = new LinkedHashMap<>();

    private record Case(Ranking ranking, Entity entity, long nanos) {}

    /// What was chosen for another of the same kind with the same signals, or what the contest says.
    ///
    /// @param nanos where the data ends, epoch nanoseconds
    Ranking of(Entity entity, List<Signal> inputs, long nanos, Supplier<Ranking> contest) {
        String like =
                inputs.stream().map(Signal::name).sorted().collect(Collectors.joining("\n", entity.kind() + "\n", ""));
        Case known = cases.get(like);
        if (known != null && nanos - known.nanos() < HOLDS_NANOS) {
            return known.entity().equals(entity)
                    ? known.ranking()
                    : known.ranking()
                            .because("as for %s: %s"
                                    .formatted(known.entity(), known.ranking().reason()));
        }
        Ranking ranking = contest.get();
        cases.remove(like);
        cases.put(like, new Case(ranking, entity, nanos));
        if (cases.size() > MOST) {
            cases.remove(cases.keySet().iterator().next());
        }
        return ranking;
    }
}
