// SPDX-License-Identifier: Apache-2.0
package io.vedette.server;

import com.google.protobuf.CodedOutputStream;
import io.vedette.laws.Packing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

/// A request of remote-write 1.0 with one sample of each series, as Prometheus would send it.
final class WrittenSeries {
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();

    /// A message within another.
    @FunctionalInterface
    private interface Writing {
        void write(CodedOutputStream out) throws IOException;
    }

    private static byte[] message(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        writing.write(out);
        out.flush();
        return bytes.toByteArray();
    }

    /// A sample of now.
    WrittenSeries add(String metric, Map<String, String> labels, double value) throws IOException {
        return add(metric, labels, System.currentTimeMillis(), value);
    }

    WrittenSeries add(String metric, Map<String, String> labels, long atMs, double value) throws IOException {
        byte[] series = message(out -> {
            out.writeByteArray(1, label("__name__", metric));
            for (Map.Entry<String, String> label : new java.util.TreeMap<>(labels).entrySet()) {
                out.writeByteArray(1, label(label.getKey(), label.getValue()));
            }
            out.writeByteArray(2, message(sample -> {
                sample.writeDouble(1, value);
                sample.writeInt64(2, atMs);
            }));
        });
        request.writeBytes(message(out -> out.writeByteArray(1, series)));
        return this;
    }

    private static byte[] label(String name, String value) throws IOException {
        return message(out -> {
            out.writeString(1, name);
            out.writeString(2, value);
        });
    }

    byte[] packed() {
        return Packing.snappy(request.toByteArray());
    }
}
