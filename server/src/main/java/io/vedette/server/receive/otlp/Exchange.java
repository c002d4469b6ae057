// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.server.receive.LeftOut;
import io.vedette.server.receive.Refusal;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// The answers of the protocol, in the form that the request had.
final class Exchange {
    private static final String RETRY_INFO = "type.googleapis.com/google.rpc.RetryInfo";
    private static final JsonMapper JSON = new JsonMapper();

    private Exchange() {}

    /// How a request is written, and so its answer.
    enum Form {
        PROTOBUF("application/x-protobuf"),
        JSON("application/json");

        private final String type;

        Form(String type) {
            this.type = type;
        }

        String type() {
            return type;
        }

        static Form of(String contentType) throws Refusal {
            String type = contentType.replaceAll(";.*", "").strip();
            for (Form form : values()) {
                if (form.type.equalsIgnoreCase(type)) {
                    return form;
                }
            }
            throw new Refusal(
                    Refusal.Kind.UNSUPPORTED, "Content-Type must be application/x-protobuf or application/json");
        }
    }

    /// An `Export…ServiceResponse`: empty when all was taken.
    ///
    /// @param counter what JSON calls the number of what was not
    static byte[] taken(Form form, String counter, LeftOut leftOut) {
        boolean whole = leftOut.faults() == 0;
        if (form == Form.JSON) {
            return JSON.writeValueAsBytes(
                    whole
                            ? Map.of()
                            : Map.of(
                                    "partialSuccess",
                                    Map.of(
                                            counter,
                                            String.valueOf(leftOut.faults()),
                                            "errorMessage",
                                            leftOut.first())));
        }
        ByteArrayOutputStream response = new ByteArrayOutputStream();
        if (!whole) {
            bytes(response, 1, message(leftOut.faults(), leftOut.first()));
        }
        return response.toByteArray();
    }

    /// A `google.rpc.Status`.
    static byte[] refused(Form form, Refusal refusal) {
        int code = code(refusal.kind());
        return form == Form.JSON
                ? JSON.writeValueAsBytes(Map.of("code", code, "message", refusal.sentence()))
                : message(code, refusal.sentence());
    }

    /// gRPC's number for it.
    static int code(Refusal.Kind kind) {
        return switch (kind) {
            case MALFORMED, UNSUPPORTED -> 3;
            case TOO_LARGE -> 8;
            case BUSY, FULL, SLOW -> 14;
            case UNAUTHORIZED -> 16;
        };
    }

    /// A `Status` that says when another try is worth it: `Any` of a `RetryInfo` is its detail.
    static byte[] retry(Refusal refusal) {
        ByteArrayOutputStream duration = new ByteArrayOutputStream();
        duration.write(1 << 3);
        varint(duration, refusal.retryAfterSeconds());
        ByteArrayOutputStream info = new ByteArrayOutputStream();
        bytes(info, 1, duration.toByteArray());
        ByteArrayOutputStream any = new ByteArrayOutputStream();
        bytes(any, 1, RETRY_INFO.getBytes(StandardCharsets.UTF_8));
        bytes(any, 2, info.toByteArray());
        ByteArrayOutputStream status = new ByteArrayOutputStream();
        status.writeBytes(message(code(refusal.kind()), refusal.sentence()));
        bytes(status, 3, any.toByteArray());
        return status.toByteArray();
    }

    /// A message of a number and a text, as both answers happen to be.
    private static byte[] message(int number, String text) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.write(1 << 3);
        varint(message, number);
        bytes(message, 2, text.getBytes(StandardCharsets.UTF_8));
        return message.toByteArray();
    }

    private static void bytes(ByteArrayOutputStream into, int field, byte[] value) {
        into.write(field << 3 | 2);
        varint(into, value.length);
        into.writeBytes(value);
    }

    private static void varint(ByteArrayOutputStream into, int value) {
        int rest = value;
        while (rest >= 0x80) {
            into.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        into.write(rest);
    }
}
