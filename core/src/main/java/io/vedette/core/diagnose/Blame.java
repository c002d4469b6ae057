// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Diagnosis.Clue;
import io.vedette.core.domain.Diagnosis.Kind;
import io.vedette.core.domain.Entity;
import java.util.List;

/// What one channel says of one entity.
///
/// @param amount what it weighs, in the units of its channel: spreads of the symptom, or multiples of
///               chance
/// @param fence  the amount from which it counts
/// @param counts whether it passed the channel's fences
/// @param inside how strongly this names what is wrong inside, to compare with the other channels' names
/// @param backs  what it adds to a resource that is named: time that the entity spent itself
/// @param signal what names it; empty where nothing does
record Blame(
        Entity entity,
        Channel channel,
        double amount,
        double fence,
        boolean counts,
        Kind kind,
        double inside,
        double backs,
        String signal,
        List<Clue> clues) {
    /// Where evidence comes from.
    enum Channel {
        RESOURCES,
        FLOW,
        SPANS,
        LOGS
    }
}
