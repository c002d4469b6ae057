// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What a decoder brought in from one body: observations, and what it had to leave out.
///
/// - **State:** confined to the thread of its request.
public final class Harvest {
    private final List<Observation> observations = new ArrayList<>();
    private final LeftOut leftOut = new LeftOut();

    /// A line that was cut is counted as such.
    public void take(Observation observation) {
        observations.add(observation);
        if (observation instanceof LogLine line && line.attributes().containsKey(LogLines.CUT)) {
            leftOut.passOver("line-cut");
        }
    }

    /// @param reason a word or two with dashes, one of a few
    /// @param why    a sentence for the sender about this one
    public void fault(String reason, String why) {
        leftOut.fault(reason, why);
    }

    public List<Observation> observations() {
        return Collections.unmodifiableList(observations);
    }

    public LeftOut leftOut() {
        return leftOut;
    }
}
