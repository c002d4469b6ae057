// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

/// What an inspector says of a series, and how seldom it says so.
///
/// @param name   of the inspector
/// @param scores one a value
record Opinion(String name, double[] scores, Rarity rarity) {
    static Opinion of(Inspector inspector, Sequence sequence) {
        double[] scores = inspector.scores(sequence);
        return new Opinion(inspector.name(), scores, Rarity.of(scores, sequence.window()));
    }

    /// How likely the largest score of a block is this one or more.
    double pValue(int at) {
        return rarity.pValue(scores[at]);
    }
}
