// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Ranking;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.util.List;
import java.util.function.Supplier;

/// Decides whether a contest is needed: a hundred hosts with the same signals need one.
@FunctionalInterface
public interface Precedent {
    /// Nobody remembers anything.
    Precedent NONE = (_, _, contest) -> contest.get();

    /// What was chosen for another of the same kind with the same signals, or what the contest says.
    Ranking of(Entity entity, List<Signal> inputs, Supplier<Ranking> contest);
}
