// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.EOFException;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The kinds of model there are: by name trained with their defaults, by name read back. Handed to whoever trains or
/// reads; what libraries bring is added by the wiring.
///
/// @param kinds each name once; the default comes first
public record Models(List<ModelKind> kinds) implements Serializable {
    /// Those that need nothing but this package.
    public static final Models OWN = new Models(OwnKinds.ALL);

    public Models {
        kinds = List.copyOf(kinds);
        List<String> names = kinds.stream().map(ModelKind::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("each kind of model must have a name of its own, were " + names);
        }
    }

    /// The kind that is best for rows of so many inputs: for a single one, what the nearest windows say as well.
    public static String kindFor(int width) {
        return width == 1 ? KindredWindows.KIND : NestedWindows.KIND;
    }

    /// These and more, in this order.
    public Models plus(List<ModelKind> more) {
        return new Models(Stream.concat(kinds.stream(), more.stream()).toList());
    }

    /// `onnx` of `onnx:pump`: the kind that reads what an entry of the settings made, when the entry is gone.
    private static String family(String kind) {
        return kind.replaceFirst(":.*", "");
    }

    public List<String> names() {
        return kinds.stream().map(ModelKind::name).toList();
    }

    public Optional<ModelKind> named(String name) {
        return kinds.stream().filter(kind -> kind.name().equals(name)).findFirst();
    }

    /// @throws IllegalArgumentException for a kind that does not exist
    public ModelKind kind(String name) {
        return named(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("kind must be one of %s, was %s".formatted(names(), name)));
    }

    /// A model of `kind`, trained with its default settings on rows of which nothing more is known.
    ///
    /// @throws IllegalArgumentException for a kind that does not exist, or rows that cannot be learnt from
    public Model fit(String kind, double[][] rows, long seed, Progress progress) {
        double[] noise = new double[rows.length == 0 ? 0 : rows[0].length];
        return kind(kind).trainer().fit(rows, noise, seed, progress);
    }

    /// The model that [Model#write] wrote.
    ///
    /// @throws IOException if the bytes are not a model of this kind; nothing larger than its bounds is allocated
    public Model read(String kind, DataInput in) throws IOException {
        ModelKind known = named(kind)
                .or(() -> named(family(kind)))
                .orElseThrow(() -> new IOException("kind of model must be one of %s, was %s".formatted(names(), kind)));
        try {
            return known.reader().read(in);
        } catch (EOFException e) {
            throw new IOException("model is damaged: " + kind + " ends too early", e);
        }
    }
}
