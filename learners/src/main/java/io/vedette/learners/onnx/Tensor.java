// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.onnx;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/// A constant array. Field numbers and type codes are those of `TensorProto` in onnx.proto.
///
/// @param name  what nodes call it
/// @param shape sizes; none for a single value
/// @param type  [#DOUBLE] or [#INT64]
/// @param raw   the values, little-endian, the last size varying fastest
record Tensor(String name, long[] shape, int type, byte[] raw) {
    static final int DOUBLE = 11;
    static final int INT64 = 7;
    static final int FLOAT = 1;

    static Tensor value(String name, double value) {
        return new Tensor(name, new long[0], DOUBLE, bytes(new double[][] {{value}}));
    }

    static Tensor row(String name, double[] values) {
        return new Tensor(name, new long[] {values.length}, DOUBLE, bytes(new double[][] {values}));
    }

    static Tensor matrix(String name, double[][] values) {
        return new Tensor(name, new long[] {values.length, values[0].length}, DOUBLE, bytes(values));
    }

    static Tensor counts(String name, long... values) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.asLongBuffer().put(values);
        return new Tensor(name, new long[] {values.length}, INT64, buffer.array());
    }

    private static byte[] bytes(double[][] rows) {
        int size = Arrays.stream(rows).mapToInt(row -> row.length).sum();
        ByteBuffer buffer = ByteBuffer.allocate(8 * size).order(ByteOrder.LITTLE_ENDIAN);
        for (double[] row : rows) {
            for (double value : row) {
                buffer.putDouble(value);
            }
        }
        return buffer.array();
    }

    Message message() throws IOException {
        Message message = new Message();
        for (long size : shape) {
            message.number(1, size);
        }
        return message.number(2, type).text(8, name).raw(9, raw);
    }
}
