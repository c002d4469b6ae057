// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.EOFException;
import java.io.IOException;
import java.util.List;

/// The kinds of model there are: by name trained with their defaults, by name read back.
public final class Models {
    /// The default comes first.
    public static final List<String> KINDS = List.of(
            NestedWindows.KIND, WhitenedWindows.KIND, KindredWindows.KIND, Autoencoder.KIND, IsolationForest.KIND);

    /// The kind that is best for rows of so many inputs: for a single one, what the nearest windows say as well.
    public static String kindFor(int width) {
        return width == 1 ? KindredWindows.KIND : KINDS.getFirst();
    }

    private Models() {}

    /// A model of `kind`, trained with its default settings.
    ///
    /// @throws IllegalArgumentException for a kind that does not exist, or rows that cannot be learnt from
    public static Model fit(String kind, double[][] rows, long seed, Progress progress) {
        return switch (kind) {
            case NestedWindows.KIND -> NestedWindows.fit(rows, WhitenedWindowsSettings.DEFAULT, progress);
            case WhitenedWindows.KIND -> WhitenedWindows.fit(rows, WhitenedWindowsSettings.DEFAULT, progress);
            case KindredWindows.KIND -> KindredWindows.fit(rows, WhitenedWindowsSettings.DEFAULT, progress);
            case Autoencoder.KIND -> Autoencoder.fit(rows, AutoencoderSettings.DEFAULT.withSeed(seed), progress);
            case IsolationForest.KIND ->
                IsolationForest.fit(rows, IsolationForestSettings.DEFAULT.withSeed(seed), progress);
            default -> throw new IllegalArgumentException("kind must be one of " + KINDS + ", was " + kind);
        };
    }

    /// The model that [Model#write] wrote.
    ///
    /// @throws IOException if the bytes are not a model of this kind; nothing larger than its bounds is allocated
    public static Model read(String kind, DataInput in) throws IOException {
        try {
            return switch (kind) {
                case NestedWindows.KIND -> NestedWindows.read(in);
                case WhitenedWindows.KIND -> WhitenedWindows.read(in);
                case KindredWindows.KIND -> KindredWindows.read(in);
                case Autoencoder.KIND -> Autoencoder.read(in);
                case IsolationForest.KIND -> IsolationForest.read(in);
                default -> throw new IOException("kind of model must be one of " + KINDS + ", was " + kind);
            };
        } catch (EOFException e) {
            throw new IOException("model is damaged: " + kind + " ends too early", e);
        }
    }
}
