// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.otlp;

import io.vedette.server.receive.Body;
import io.vedette.server.receive.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Writes a request that came as JSON anew as protobuf, so that one decoder reads both.
///
/// The JSON is protobuf's own, but for ids, which are hexadecimal here; numbers may stand as texts, enums as their
/// names.
///
/// - **Cost:** one pass; about a third of the JSON's size in memory.
/// - **State:** safe for many threads.
final class JsonRequest {
    private static final int LONGEST_NUMBER = 400;

    private final JsonSchema schema = new JsonSchema();
    private final JsonFactory factory;

    JsonRequest(int depth) {
        factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        // A value within a value is three objects in JSON and one message on the wire.
                        .maxNestingDepth(3 * depth)
                        .maxNumberLength(LONGEST_NUMBER)
                        .maxStringLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    /// @param message the outermost: `Metrics`, `Logs` or `Traces`
    byte[] toProtobuf(Body body, String message) throws Refusal {
        try (JsonParser json = factory.createParser(ObjectReadContext.empty(), body.bytes(), 0, body.length())) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw Refusal.malformed("the request must be a JSON object");
            }
            Writer writer = new Writer(body.length());
            object(json, message, writer);
            if (json.nextToken() != null) {
                throw Refusal.malformed("something stands behind the request");
            }
            return writer.bytes();
        } catch (JacksonException | IllegalArgumentException broken) {
            throw Refusal.malformed("this is no such JSON: " + firstLine(broken));
        }
    }

    private static String firstLine(RuntimeException broken) {
        String text = broken instanceof JacksonException jackson
                ? jackson.getOriginalMessage()
                : String.valueOf(broken.getMessage());
        return text.lines().findFirst().orElse("");
    }

    private void object(JsonParser json, String message, Writer writer) {
        Map<String, JsonSchema.Field> fields = schema.message(message);
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            JsonSchema.Field field = fields.get(json.currentName());
            JsonToken token = json.nextToken();
            if (field == null) {
                json.skipChildren();
            } else if (token == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    value(json, field, writer);
                }
            } else {
                value(json, field, writer);
            }
        }
    }

    private void value(JsonParser json, JsonSchema.Field field, Writer writer) {
        JsonToken token = json.currentToken();
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        if (Character.isUpperCase(field.type().charAt(0))) {
            if (token != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException(json.currentName() + " must be an object");
            }
            int place = writer.begin(field.number());
            object(json, field.type(), writer);
            writer.end(place);
            return;
        }
        if (!token.isScalarValue()) {
            throw new IllegalArgumentException(json.currentName() + " must be a value");
        }
        scalar(field, json.getString(), writer);
    }

    private static void scalar(JsonSchema.Field field, String text, Writer writer) {
        int number = field.number();
        switch (field.type()) {
            case "string" -> writer.bytes(number, text.getBytes(StandardCharsets.UTF_8));
            case "hex" -> writer.bytes(number, HexFormat.of().parseHex(text));
            case "base64" -> writer.bytes(number, Base64.getDecoder().decode(text));
            case "bool" -> writer.varint(number, Boolean.parseBoolean(text) ? 1 : 0);
            case "enum" -> writer.varint(number, constant(text));
            case "int" -> writer.varint(number, whole(text));
            case "signed" -> writer.varint(number, zigzag(whole(text)));
            case "fixed" -> writer.fixed(number, whole(text));
            case "double" -> writer.fixed(number, Double.doubleToRawLongBits(Double.parseDouble(text)));
            default -> throw new IllegalStateException("no such type: " + field.type());
        }
    }

    /// Any 64 bits, signed or not.
    private static long whole(String text) {
        return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
    }

    private static long zigzag(long value) {
        return value << 1 ^ value >> 63;
    }

    private static long constant(String text) {
        return switch (text) {
            case "AGGREGATION_TEMPORALITY_DELTA", "SPAN_KIND_INTERNAL", "STATUS_CODE_OK" -> 1;
            case "AGGREGATION_TEMPORALITY_CUMULATIVE", "SPAN_KIND_SERVER", "STATUS_CODE_ERROR" -> 2;
            case "SPAN_KIND_CLIENT" -> 3;
            case "SPAN_KIND_PRODUCER" -> 4;
            case "SPAN_KIND_CONSUMER" -> 5;
            default -> Character.isLetter(text.isEmpty() ? 'x' : text.charAt(0)) ? 0 : Long.parseLong(text);
        };
    }

    /// Writes protobuf's wire format. A message's length stands before it in five bytes, whatever it
    /// is, so that nothing has to be moved when it is known.
    private static final class Writer {
        private static final int LENGTH_BYTES = 5;

        private byte[] bytes;
        private int length;

        Writer(int expected) {
            bytes = new byte[Math.max(256, expected / 2)];
        }

        byte[] bytes() {
            return Arrays.copyOf(bytes, length);
        }

        int begin(int field) {
            tag(field, 2);
            room(LENGTH_BYTES);
            length += LENGTH_BYTES;
            return length;
        }

        void end(int place) {
            int size = length - place;
            for (int i = 0; i < LENGTH_BYTES; i++) {
                boolean last = i == LENGTH_BYTES - 1;
                bytes[place - LENGTH_BYTES + i] = (byte) (size >>> 7 * i & 0x7f | (last ? 0 : 0x80));
            }
        }

        void bytes(int field, byte[] value) {
            tag(field, 2);
            raw(value.length);
            room(value.length);
            System.arraycopy(value, 0, bytes, length, value.length);
            length += value.length;
        }

        void varint(int field, long value) {
            tag(field, 0);
            raw(value);
        }

        void fixed(int field, long value) {
            tag(field, 1);
            room(Long.BYTES);
            for (int i = 0; i < Long.BYTES; i++) {
                bytes[length++] = (byte) (value >>> 8 * i);
            }
        }

        private void tag(int field, int type) {
            raw((long) field << 3 | type);
        }

        private void raw(long value) {
            room(10);
            long rest = value;
            while ((rest & ~0x7fL) != 0) {
                bytes[length++] = (byte) (rest & 0x7f | 0x80);
                rest >>>= 7;
            }
            bytes[length++] = (byte) rest;
        }

        private void room(int more) {
            if (length + more > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
            }
        }
    }
}
