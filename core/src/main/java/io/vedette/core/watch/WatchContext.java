// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.baseline.CivilTime;
import io.vedette.core.models.Models;
import java.io.Serializable;

/// What a watch goes by beside its settings.
///
/// @param civil     by which hours and days of rest people live
/// @param models    the kinds of model that a lesson may bring
/// @param mostWeeks what comes this seldom on its entity is an anomaly, whatever the model's own line, so that somebody
///                  further down has something to choose from; infinite where the model's line is all there is
public record WatchContext(CivilTime civil, Models models, double mostWeeks) implements Serializable {
    public static WatchContext of(Models models) {
        return new WatchContext(CivilTime.UTC, models, Double.POSITIVE_INFINITY);
    }

    public WatchContext withMostWeeks(double other) {
        return new WatchContext(civil, models, other);
    }
}
