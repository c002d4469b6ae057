// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

/// Hears how far a training is.
@FunctionalInterface
public interface Progress {
    /// Hears nothing.
    Progress SILENT = (_, _, _) -> {};

    /// @param done  steps finished
    /// @param total steps in all
    /// @param loss  the held-out loss after this step, `NaN` where the model has none
    void step(int done, int total, double loss);
}
