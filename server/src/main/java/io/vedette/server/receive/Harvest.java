// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Observation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a decoder brought in from one body: observations, and what it had to refuse, by reason.
///
/// - **State:** confined to the thread of its request.
public final class Harvest {
    private final List<Observation> observations = new ArrayList<>();
    private final Map<String, Integer> refused = new HashMap<>();
    private String why = "";

    public void take(Observation observation) {
        observations.add(observation);
    }

    /// @param reason one of few words, such as `no-time`: it becomes a label of a counter
    /// @param why    a sentence for the sender about this one
    public void refuse(String reason, String why) {
        refused.merge(reason, 1, Integer::sum);
        this.why = why;
    }

    public List<Observation> observations() {
        return Collections.unmodifiableList(observations);
    }

    public Map<String, Integer> refused() {
        return Collections.unmodifiableMap(refused);
    }

    public int refusedCount() {
        return refused.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// The sentence about the last one refused; empty when none was.
    public String why() {
        return why;
    }
}
