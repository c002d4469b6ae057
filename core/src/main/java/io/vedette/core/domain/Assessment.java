// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// How an entity stands after one frame.
///
/// @param judgement what the model said, [Judgement#NONE] while there is none
/// @param remark    one sentence: what is learnt, what is wrong, or why an unusual moment was not reported
/// @param off       signals away from their own baseline, most surprising first
public record Assessment(
        Entity entity, long nanos, EntityState state, Judgement judgement, String remark, List<Deviation> off)
        implements Finding {
    public Assessment {
        off = List.copyOf(off);
    }
}
