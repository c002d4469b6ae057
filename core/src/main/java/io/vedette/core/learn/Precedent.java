// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.detect.Ranking;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Signal;
import java.util.List;
import java.util.Optional;

/// What was chosen for another entity of the same kind with the same signals: a hundred hosts need one contest.
@FunctionalInterface
public interface Precedent {
    Precedent NONE = (_, _) -> Optional.empty();

    Optional<Ranking> of(Entity entity, List<Signal> inputs);
}
