// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.models.Model;
import io.vedette.core.models.ModelKind;
import io.vedette.core.models.Progress;

/// Fits a model of a kind to rows.
///
/// @param noise for each input, the deviation that means nothing, see [ModelKind.Trainer]
record Fitting(ModelKind kind, long seed, double[] noise) {
    Model fit(double[][] rows, Progress progress) {
        return kind.trainer().fit(rows, noise, seed, progress);
    }
}
