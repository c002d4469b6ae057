// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import io.vedette.core.models.KindredWindows;
import io.vedette.core.models.Model;
import io.vedette.core.models.Models;
import io.vedette.core.models.NestedWindows;
import io.vedette.core.models.Progress;
import io.vedette.core.models.WhitenedWindows;
import io.vedette.core.models.WhitenedWindowsSettings;
import java.util.List;

/// Fits a model of a kind to as many rows as there are.
///
/// @param kind one of [Models#KINDS]
/// @param noise for each input, the deviation that means nothing, see [WhitenedWindows#fit]
record Fitting(String kind, long seed, double[] noise) {
    /// Windows with fewer rows behind them than twice their inputs fit noise.
    private static final int ROWS_FOR_EACH_INPUT = 2;

    Model fit(double[][] rows, Progress progress) {
        if (!looksAtWindows(kind)) {
            return Models.fit(kind, rows, seed, progress);
        }
        // A young history cannot carry the full window: w rows of c inputs want some multiple of w · c rows to be
        // learnt from. The window grows with each retraining until the model's own choice is reached.
        int carried = rows.length / (ROWS_FOR_EACH_INPUT * rows[0].length);
        WhitenedWindowsSettings byItself = WhitenedWindowsSettings.DEFAULT;
        boolean young = carried < WhitenedWindows.windowFor(rows);
        WhitenedWindowsSettings settings = young ? byItself.withWindow(Math.max(1, carried)) : byItself;
        return switch (kind) {
            case NestedWindows.KIND -> NestedWindows.fit(rows, noise, settings, progress);
            case KindredWindows.KIND -> KindredWindows.fit(rows, noise, settings, progress);
            default -> WhitenedWindows.fit(rows, noise, settings, progress);
        };
    }

    /// Whether the model sees how its inputs move by itself, and needs no features that tell it.
    static boolean looksAtWindows(String kind) {
        return List.of(NestedWindows.KIND, WhitenedWindows.KIND, KindredWindows.KIND)
                .contains(kind);
    }
}
