// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

/// How frames become rows of a model.
///
/// @param features  whether rolling means, spread, change and ratios stand beside the values
/// @param holdSteps for how many steps a missing value is the last one; then it is the training mean
/// @param complete  whether a frame in which an input is missing makes no row, instead of being filled
public record RowSettings(boolean features, int holdSteps, boolean complete) {
    public RowSettings {
        if (holdSteps < 0 || holdSteps > 1_000) {
            throw new IllegalArgumentException("holdSteps must be 0 to 1000, was " + holdSteps);
        }
    }
}
