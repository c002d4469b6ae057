// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.Cholesky;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// Writes and reads the parts of a model, refusing what no model of ours would write.
///
/// A count is checked against its bound before anything of that size is made, so a damaged file cannot
/// ask for gigabytes.
final class Parts {
    private Parts() {}

    static void write(DataOutput out, double[] values) throws IOException {
        for (double value : values) {
            out.writeDouble(value);
        }
    }

    static void write(DataOutput out, int[] values) throws IOException {
        for (int value : values) {
            out.writeInt(value);
        }
    }

    static void write(DataOutput out, Cholesky root) throws IOException {
        for (double[] column : root.columns()) {
            write(out, column);
        }
    }

    static Cholesky root(DataInput in, String name, int size) throws IOException {
        double[][] columns = new double[size][];
        for (int j = 0; j < size; j++) {
            columns[j] = finite(in, name, size - j);
            require(columns[j][0] > 0, name, j, columns[j][0]);
        }
        return Cholesky.ofColumns(columns);
    }

    static int count(DataInput in, String name, int min, int max) throws IOException {
        int count = in.readInt();
        if (count < min || count > max) {
            throw new IOException("model is damaged: %s must be %d to %d, was %d".formatted(name, min, max, count));
        }
        return count;
    }

    static double[] finite(DataInput in, String name, int length) throws IOException {
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            values[i] = in.readDouble();
            require(Double.isFinite(values[i]), name, i, values[i]);
        }
        return values;
    }

    static double[] positive(DataInput in, String name, int length) throws IOException {
        double[] values = finite(in, name, length);
        for (int i = 0; i < length; i++) {
            require(values[i] > 0, name, i, values[i]);
        }
        return values;
    }

    private static void require(boolean holds, String name, int index, double value) throws IOException {
        if (!holds) {
            throw new IOException("model is damaged: %s[%d] was %s".formatted(name, index, value));
        }
    }
}
