// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import java.util.List;

/// Which signals a model looks at.
///
/// @param signals names; empty leaves the choice to Vedette
/// @param most    inputs at most
/// @param gaps    what becomes of a row in which an input is missing
public record InputSettings(List<String> signals, int most, Gaps gaps) {
    public static final InputSettings DEFAULT = new InputSettings(List.of(), 40, Gaps.FILL);

    /// What becomes of a row in which an input is missing.
    public enum Gaps {
        /// The last value bridges a short gap, the training mean a longer one.
        FILL,
        /// The row is not used, in training nor in scoring.
        DROP
    }

    public InputSettings {
        signals = List.copyOf(signals);
        if (most < 1 || most > 500) {
            throw new IllegalArgumentException("learn.inputs.most must be 1 to 500, was " + most);
        }
    }
}
