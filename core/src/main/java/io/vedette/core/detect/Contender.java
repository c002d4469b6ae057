// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import java.util.BitSet;

/// How a kind of model did against the others on faults planted into an entity's own data.
///
/// @param kind   of model
/// @param found  which of the planted faults it found
/// @param trials faults planted
/// @param alarms share of calm rows past its line
public record Contender(String kind, BitSet found, int trials, double alarms) {
    /// Share of the faults found.
    public double share() {
        return (double) found.cardinality() / trials;
    }
}
