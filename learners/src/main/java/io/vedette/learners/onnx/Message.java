// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.onnx;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// One protobuf message as it is written, field by field.
///
/// No generated code: the export needs eight small messages of a schema that has been stable since 2017.
final class Message {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CodedOutputStream out = CodedOutputStream.newInstance(bytes);

    Message number(int field, long value) throws IOException {
        out.writeInt64(field, value);
        return this;
    }

    Message text(int field, String value) throws IOException {
        out.writeString(field, value);
        return this;
    }

    Message raw(int field, byte[] value) throws IOException {
        out.writeByteArray(field, value);
        return this;
    }

    Message part(int field, Message value) throws IOException {
        return raw(field, value.toBytes());
    }

    byte[] toBytes() throws IOException {
        out.flush();
        return bytes.toByteArray();
    }
}
