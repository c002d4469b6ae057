// SPDX-License-Identifier: Apache-2.0
package io.vedette.cli;

import com.google.protobuf.CodedOutputStream;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/// Bodies of numbered items in three protocols, and the number of an item that was stored.
enum Numbered {
    REMOTE_WRITE("/api/v1/write", "application/x-protobuf", "snappy") {
        @Override
        byte[] body(long first, int count, long startMs) throws IOException {
            ByteArrayOutputStream series = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(series);
            out.writeByteArray(1, label("__name__", NAME));
            out.writeByteArray(1, label("job", NAME));
            for (long number = first; number < first + count; number++) {
                ByteArrayOutputStream sample = new ByteArrayOutputStream();
                CodedOutputStream fields = CodedOutputStream.newInstance(sample);
                fields.writeDouble(1, number);
                fields.writeInt64(2, startMs + number);
                fields.flush();
                out.writeByteArray(2, sample.toByteArray());
            }
            out.flush();
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            CodedOutputStream whole = CodedOutputStream.newInstance(request);
            whole.writeByteArray(1, series.toByteArray());
            whole.flush();
            return snappy(request.toByteArray());
        }

        private byte[] label(String name, String value) throws IOException {
            ByteArrayOutputStream label = new ByteArrayOutputStream();
            CodedOutputStream out = CodedOutputStream.newInstance(label);
            out.writeString(1, name);
            out.writeString(2, value);
            out.flush();
            return label.toByteArray();
        }

        @Override
        OptionalLong number(Observation stored) {
            return stored instanceof Sample sample && sample.series().metric().equals(NAME)
                    ? OptionalLong.of((long) sample.value())
                    : OptionalLong.empty();
        }
    },
    LOKI("/loki/api/v1/push", "application/json", "") {
        @Override
        byte[] body(long first, int count, long startMs) {
            String lines = LongStream.range(first, first + count)
                    .mapToObj(number -> "[\"%d\",\"number %d\"]".formatted((startMs + number) * 1_000_000L, number))
                    .collect(Collectors.joining(","));
            return utf8("{\"streams\":[{\"stream\":{\"job\":\"%s\"},\"values\":[%s]}]}".formatted(NAME, lines));
        }

        @Override
        OptionalLong number(Observation stored) {
            return stored instanceof LogLine line && line.text().startsWith("number ")
                    ? OptionalLong.of(Long.parseLong(line.text().substring(7)))
                    : OptionalLong.empty();
        }
    },
    ZIPKIN("/api/v2/spans", "application/json", "") {
        @Override
        byte[] body(long first, int count, long startMs) {
            return utf8(LongStream.range(first, first + count)
                    .mapToObj(number -> span(number, (startMs + number) * 1_000L))
                    .collect(Collectors.joining(",", "[", "]")));
        }

        private String span(long number, long micros) {
            return "{\"traceId\":\"00000000000000aa\",\"id\":\"%016x\",\"name\":\"n\",\"timestamp\":%d,"
                            .formatted(number + 1, micros)
                    + "\"duration\":7,\"localEndpoint\":{\"serviceName\":\"%s\"}}".formatted(NAME);
        }

        @Override
        OptionalLong number(Observation stored) {
            return stored instanceof Span span
                    ? OptionalLong.of(Long.parseLong(span.id(), 16) - 1)
                    : OptionalLong.empty();
        }
    };

    private static final String NAME = "endured";

    private final String path;
    private final Map<String, String> headers;

    Numbered(String path, String type, String encoding) {
        this.path = path;
        Map<String, String> plain = Map.of("Content-Type", type);
        this.headers = encoding.isEmpty() ? plain : Map.of("Content-Type", type, "Content-Encoding", encoding);
    }

    String path() {
        return path;
    }

    Map<String, String> headers() {
        return headers;
    }

    /// @param startMs the time of number 0; each later one is a millisecond later
    abstract byte[] body(long first, int count, long startMs) throws IOException;

    /// The number of something stored, if it came by this protocol.
    abstract OptionalLong number(Observation stored);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A Snappy block of literals alone.
    static byte[] snappy(byte[] plain) throws IOException {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(block);
        out.writeUInt32NoTag(plain.length);
        for (int at = 0; at < plain.length; at += 1 << 16) {
            int size = Math.min(1 << 16, plain.length - at);
            out.writeRawByte(61 << 2);
            out.writeRawByte(size - 1);
            out.writeRawByte(size - 1 >> 8);
            out.writeRawBytes(plain, at, size);
        }
        out.flush();
        return block.toByteArray();
    }
}
