// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.detect;

import java.io.DataInput;
import java.io.IOException;

/// Reads numbers of a model, refusing what no model of ours would write.
final class Bytes {
    private Bytes() {}

    static int count(DataInput in, String name, int most) throws IOException {
        int count = in.readInt();
        if (count < 1 || count > most) {
            throw new IOException("model is damaged: %s must be 1 to %d, was %d".formatted(name, most, count));
        }
        return count;
    }

    static double finite(DataInput in, String name) throws IOException {
        double value = in.readDouble();
        if (!Double.isFinite(value)) {
            throw new IOException("model is damaged: %s was %s".formatted(name, value));
        }
        return value;
    }

    static double positive(DataInput in, String name) throws IOException {
        double value = finite(in, name);
        if (!(value > 0)) {
            throw new IOException("model is damaged: %s was %s".formatted(name, value));
        }
        return value;
    }
}
