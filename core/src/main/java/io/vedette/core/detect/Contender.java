// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import java.util.BitSet;

/// How a kind of model did on faults planted into an entity's own data.
///
/// @param kind   of model
/// @param found  which of the planted faults it found, one bit each
/// @param trials faults planted
/// @param alarms share of calm rows past its line
/// @param bytes  of the model, as a file and about as much in memory
public record Contender(String kind, BitSet found, int trials, double alarms, long bytes) {
    public Contender {
        found = (BitSet) found.clone();
        if (trials < 1 || found.length() > trials) {
            throw new IllegalArgumentException("trials must be 1 or more and hold all found, were " + trials);
        }
    }

    @Override
    public BitSet found() {
        return (BitSet) found.clone();
    }

    /// Share of the faults found, 0 to 1.
    public double share() {
        return (double) found.cardinality() / trials;
    }

    /// How clearly this one found more of the same faults than another, as a normal deviate; negative for fewer.
    ///
    /// - **Source:** Q. McNemar, *Note on the sampling error of the difference between correlated proportions*,
    ///   Psychometrika 12, 1947: only faults that one found and the other missed say anything.
    public double ahead(Contender other) {
        BitSet mine = found();
        mine.andNot(other.found);
        BitSet theirs = other.found();
        theirs.andNot(found);
        int wins = mine.cardinality();
        int losses = theirs.cardinality();
        return wins + losses == 0 ? 0 : (wins - losses) / Math.sqrt(wins + losses);
    }
}
