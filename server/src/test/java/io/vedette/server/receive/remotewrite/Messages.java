// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive.remotewrite;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Label;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto.Type;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.DescriptorValidationException;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import java.util.List;
import java.util.Locale;

/// Remote-write's messages of both versions, written by Google's own library.
final class Messages {
    private static final Descriptor FIRST = file("1", """
            WriteRequest: 1 rep TimeSeries timeseries, 3 rep MetricMetadata metadata
            TimeSeries: 1 rep Label labels, 2 rep Sample samples, 4 rep Histogram histograms
            Label: 1 string name, 2 string value
            MetricMetadata: 1 int32 type, 2 string family, 4 string help, 5 string unit
            """).findMessageTypeByName("WriteRequest");

    private static final Descriptor SECOND = file("2", """
            Request: 4 rep string symbols, 5 rep TimeSeries timeseries
            TimeSeries: 1 rep uint32 refs, 2 rep Sample samples, 3 rep Histogram histograms, 5 Metadata metadata
            Metadata: 1 int32 type, 3 uint32 help, 4 uint32 unit
            """).findMessageTypeByName("Request");

    private static final String COMMON = """
            Sample: 1 double value, 2 int64 timestamp
            Histogram: 1 uint64 count, 2 double count_float, 3 double sum, 4 sint32 schema, 5 double threshold,\
             6 uint64 zero, 7 double zero_float, 8 rep Span negative_spans, 9 rep sint64 negative_deltas,\
             10 rep double negative_counts, 11 rep Span positive_spans, 12 rep sint64 positive_deltas,\
             13 rep double positive_counts, 14 int32 hint, 15 int64 timestamp, 16 rep double custom
            Span: 1 sint32 offset, 2 uint32 length
            """;

    private Messages() {}

    /// A message of the first version.
    static Built first() {
        return new Built(DynamicMessage.newBuilder(FIRST));
    }

    /// A message of the second version.
    static Built second() {
        return new Built(DynamicMessage.newBuilder(SECOND));
    }

    /// A message that is being written.
    record Built(DynamicMessage.Builder builder) {
        Built set(String field, Object value) {
            builder.setField(field(field), value);
            return this;
        }

        Built add(String field, Object... values) {
            for (Object value : values) {
                builder.addRepeatedField(field(field), value);
            }
            return this;
        }

        /// A message within, written by itself and then [#put] back.
        Built begin(String field) {
            return new Built(builder.newBuilderForField(field(field)));
        }

        Built put(String field, Built inner) {
            FieldDescriptor of = field(field);
            return of.isRepeated() ? add(field, inner.builder.build()) : set(field, inner.builder.build());
        }

        private FieldDescriptor field(String name) {
            return builder.getDescriptorForType().findFieldByName(name);
        }

        byte[] bytes() {
            return builder.build().toByteArray();
        }
    }

    private static FileDescriptor file(String version, String messages) {
        FileDescriptorProto.Builder file = FileDescriptorProto.newBuilder()
                .setName("v" + version + ".proto")
                .setPackage("v" + version)
                .setSyntax("proto3");
        (messages + COMMON).lines().forEach(line -> file.addMessageType(message(line)));
        try {
            return FileDescriptor.buildFrom(file.build(), new FileDescriptor[0]);
        } catch (DescriptorValidationException e) {
            throw new AssertionError(e);
        }
    }

    private static DescriptorProto message(String line) {
        String[] parts = line.split(": ");
        DescriptorProto.Builder message = DescriptorProto.newBuilder().setName(parts[0]);
        for (String field : parts[1].split(",\\s*")) {
            List<String> words = List.of(field.strip().split(" +"));
            boolean repeated = words.contains("rep");
            String type = words.get(words.size() - 2);
            FieldDescriptorProto.Builder of = FieldDescriptorProto.newBuilder()
                    .setNumber(Integer.parseInt(words.getFirst()))
                    .setName(words.getLast())
                    .setLabel(repeated ? Label.LABEL_REPEATED : Label.LABEL_OPTIONAL);
            if (Character.isUpperCase(type.charAt(0))) {
                of.setType(Type.TYPE_MESSAGE).setTypeName(type);
            } else {
                of.setType(Type.valueOf("TYPE_" + type.toUpperCase(Locale.ROOT)));
            }
            message.addField(of);
        }
        return message.build();
    }
}
