// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import java.util.List;

/// Why a kind of model was chosen.
///
/// @param reason     one sentence for a person; empty when nobody had to choose
/// @param contenders those who were tried, best first
public record Ranking(String reason, List<Contender> contenders) {
    public static final Ranking NONE = new Ranking("", List.of());

    public Ranking {
        contenders = List.copyOf(contenders);
    }
}
