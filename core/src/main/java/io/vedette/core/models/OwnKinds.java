// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static io.vedette.core.models.ModelKind.Grade.HIGH;
import static io.vedette.core.models.ModelKind.Grade.LOW;
import static io.vedette.core.models.ModelKind.Grade.MEDIUM;

import java.util.List;

/// The kinds of this package; the default comes first.
final class OwnKinds {
    static final List<ModelKind> ALL = List.of(
            new ModelKind(
                    NestedWindows.KIND,
                    "windows of all lengths against the training windows, and each input against what the rows before"
                            + " foretell",
                    true,
                    MEDIUM,
                    MEDIUM,
                    (rows, noise, _, progress) ->
                            NestedWindows.fit(rows, noise, WhitenedWindows.carriedBy(rows), progress),
                    NestedWindows::read),
            new ModelKind(
                    WhitenedWindows.KIND,
                    "distance of a window from the training windows, directions weighted by how much they usually move",
                    true,
                    HIGH,
                    MEDIUM,
                    (rows, noise, _, progress) ->
                            WhitenedWindows.fit(rows, noise, WhitenedWindows.carriedBy(rows), progress),
                    WhitenedWindows::read),
            new ModelKind(
                    KindredWindows.KIND,
                    "whitened windows, and the distance to the nearest window of the past: best for a single input",
                    true,
                    MEDIUM,
                    MEDIUM,
                    (rows, noise, _, progress) ->
                            KindredWindows.fit(rows, noise, WhitenedWindows.carriedBy(rows), progress),
                    KindredWindows::read),
            new ModelKind(
                    Autoencoder.KIND,
                    "how badly a row is rebuilt after it was squeezed through four numbers",
                    false,
                    MEDIUM,
                    HIGH,
                    (rows, _, seed, progress) ->
                            Autoencoder.fit(rows, AutoencoderSettings.DEFAULT.withSeed(seed), progress),
                    Autoencoder::read),
            new ModelKind(
                    IsolationForest.KIND,
                    "how few random cuts set a row apart from the training rows",
                    false,
                    LOW,
                    LOW,
                    (rows, _, seed, progress) ->
                            IsolationForest.fit(rows, IsolationForestSettings.DEFAULT.withSeed(seed), progress),
                    IsolationForest::read));

    private OwnKinds() {}
}
