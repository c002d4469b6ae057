// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.extract;

import io.vedette.core.domain.Range;
import io.vedette.core.domain.Signal;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// How the frames of an entity become the rows of its model: which signals, in which order, how gaps are filled, and
/// whether features stand beside the values. Part of the model, so that scoring does what training did.
///
/// - **State:** immutable.
public record Recipe(List<Input> inputs, RowSettings settings) {
    /// More inputs than any model here would take.
    private static final int MOST = 10_000;

    public Recipe {
        inputs = List.copyOf(inputs);
        if (inputs.isEmpty() || inputs.size() > MOST) {
            throw new IllegalArgumentException("a recipe needs 1 to " + MOST + " inputs, had " + inputs.size());
        }
    }

    /// Columns of a row.
    public int width() {
        return settings.features() ? new Features(inputs).width() : inputs.size();
    }

    /// The input that a column tells of.
    public int inputOf(int column) {
        return settings.features() ? new Features(inputs).inputOf(column) : column;
    }

    public void write(DataOutput out) throws IOException {
        out.writeBoolean(settings.features());
        out.writeInt(settings.holdSteps());
        out.writeBoolean(settings.complete());
        out.writeInt(inputs.size());
        for (Input input : inputs) {
            out.writeUTF(input.signal().name());
            out.writeUTF(input.signal().unit());
            out.writeDouble(input.mean());
            out.writeDouble(input.usual().low());
            out.writeDouble(input.usual().high());
        }
    }

    /// @throws IOException if the bytes cannot have come from [#write]
    public static Recipe read(DataInput in) throws IOException {
        try {
            RowSettings settings = new RowSettings(in.readBoolean(), in.readInt(), in.readBoolean());
            int size = in.readInt();
            if (size < 1 || size > MOST) {
                throw new IOException("a recipe of " + size + " inputs");
            }
            List<Input> inputs = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                Signal signal = new Signal(in.readUTF(), in.readUTF());
                inputs.add(new Input(signal, in.readDouble(), new Range(in.readDouble(), in.readDouble())));
            }
            return new Recipe(inputs, settings);
        } catch (IllegalArgumentException broken) {
            throw new IOException("a recipe that breaks its own rules: " + broken.getMessage(), broken);
        }
    }
}
