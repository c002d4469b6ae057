// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import static io.vedette.core.models.ModelKind.Grade.HIGH;
import static io.vedette.core.models.ModelKind.Grade.LOW;
import static io.vedette.core.models.ModelKind.Grade.MEDIUM;

import java.util.List;

/// The kinds of this package; the default comes first.
final class OwnKinds {
    private static final String PCA_ROWS = "pca-rows";
    private static final String PCA_WINDOWS = "pca-windows";
    private static final String ROBUST_PCA = "robust-pca-windows";
    private static final String KMEANS = "kmeans-windows";

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
                    IsolationForest::read),
            new ModelKind(
                    IsolationForest.EXTENDED,
                    "the same with cuts at any angle: sees rows that lie beside the others in no single input",
                    false,
                    LOW,
                    LOW,
                    (rows, _, seed, progress) ->
                            IsolationForest.extended(rows, IsolationForestSettings.DEFAULT.withSeed(seed), progress),
                    IsolationForest::readExtended),
            new ModelKind(
                    PCA_ROWS,
                    "how far a row lies off the plane in which rows mostly move, and how far out within it",
                    false,
                    HIGH,
                    LOW,
                    VectorModel.ofRows(PCA_ROWS, (vectors, _, _) -> PrincipalPlane.plain(vectors)),
                    VectorModel.reading(PCA_ROWS, PrincipalPlane::read)),
            new ModelKind(
                    PCA_WINDOWS,
                    "how far a window lies off the plane in which windows mostly move, and how far out within it",
                    true,
                    HIGH,
                    MEDIUM,
                    VectorModel.ofWindows(PCA_WINDOWS, (vectors, _, _) -> PrincipalPlane.plain(vectors)),
                    VectorModel.reading(PCA_WINDOWS, PrincipalPlane::read)),
            new ModelKind(
                    ROBUST_PCA,
                    "windows off the plane in which windows mostly move; trouble in training turns it but little",
                    true,
                    HIGH,
                    MEDIUM,
                    VectorModel.ofWindows(ROBUST_PCA, (vectors, _, _) -> PrincipalPlane.robust(vectors)),
                    VectorModel.reading(ROBUST_PCA, PrincipalPlane::read)),
            new ModelKind(
                    KMEANS,
                    "distance of a window from the nearest of twenty usual ones",
                    true,
                    HIGH,
                    LOW,
                    VectorModel.ofWindows(KMEANS, NearestCentre::fit),
                    VectorModel.reading(KMEANS, NearestCentre::read)));

    private OwnKinds() {}
}
