// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import java.util.List;

/// Why an entity has the kind of model that it has.
///
/// @param kind       the kind chosen; empty when nobody had to choose
/// @param reason     one sentence for a person
/// @param contenders those who were tried, best first
public record Ranking(String kind, String reason, List<Contender> contenders) {
    public static final Ranking NONE = new Ranking("", "", List.of());

    public Ranking {
        contenders = List.copyOf(contenders);
    }

    /// The same choice without a contest.
    public Ranking because(String other) {
        return new Ranking(kind, other, contenders);
    }
}
