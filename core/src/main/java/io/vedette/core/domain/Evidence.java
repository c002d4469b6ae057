// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

import java.util.List;

/// What stands behind an anomaly, at the moment of its highest surprise.
///
/// @param surprise      −log10 p, 0 to 16
/// @param weeks         how many weeks lie between two such stretches on this entity, 0 where nobody counted
/// @param sentence      what is wrong, for a person: which signals, what they are, what is usual
/// @param contributions largest first; empty for a silence
public record Evidence(double surprise, double weeks, String sentence, List<Contribution> contributions) {
    public Evidence {
        contributions = List.copyOf(contributions);
    }

    /// Of what nobody counted how often it comes.
    public Evidence(double surprise, String sentence, List<Contribution> contributions) {
        this(surprise, 0, sentence, contributions);
    }
}
