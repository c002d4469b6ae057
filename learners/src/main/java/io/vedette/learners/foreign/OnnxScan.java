// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.foreign;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/// Looks through the bytes of a model for what must not be in them: weights that stand in other files, for ONNX Runtime
/// would open whatever file a model names.
///
/// Field numbers are those of onnx.proto.
final class OnnxScan {
    private static final int DEEPEST = 32;
    private static final int EXTERNAL_DATA = 13;
    private static final int DATA_LOCATION = 14;

    private enum Part {
        MODEL,
        GRAPH,
        FUNCTION,
        NODE,
        ATTRIBUTE,
        SPARSE,
        TENSOR
    }

    private static final Map<Part, Map<Integer, Part>> WITHIN = Map.of(
            Part.MODEL, Map.of(7, Part.GRAPH, 25, Part.FUNCTION),
            Part.GRAPH, Map.of(1, Part.NODE, 5, Part.TENSOR, 15, Part.SPARSE),
            Part.FUNCTION, Map.of(7, Part.NODE, 11, Part.ATTRIBUTE),
            Part.NODE, Map.of(5, Part.ATTRIBUTE),
            Part.ATTRIBUTE,
                    Map.of(
                            5,
                            Part.TENSOR,
                            6,
                            Part.GRAPH,
                            10,
                            Part.TENSOR,
                            11,
                            Part.GRAPH,
                            22,
                            Part.SPARSE,
                            23,
                            Part.SPARSE),
            Part.SPARSE, Map.of(1, Part.TENSOR, 2, Part.TENSOR),
            Part.TENSOR, Map.of());

    private final CodedInputStream in;
    private boolean hasGraph;

    private OnnxScan(byte[] bytes) {
        this.in = CodedInputStream.newInstance(bytes);
    }

    /// @throws IllegalArgumentException if the bytes are cut short, are no model, or name other files
    static void check(byte[] bytes) {
        OnnxScan scan = new OnnxScan(bytes);
        try {
            scan.walk(Part.MODEL, 0);
        } catch (InvalidProtocolBufferException broken) {
            throw new IllegalArgumentException("the file is no ONNX model, or cut short: export it again", broken);
        } catch (IOException impossible) {
            throw new AssertionError("memory refused bytes", impossible);
        }
        if (!scan.hasGraph) {
            throw new IllegalArgumentException("the file is no ONNX model: it holds no graph");
        }
    }

    private void walk(Part part, int depth) throws IOException {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the file nests graphs deeper than " + DEEPEST);
        }
        for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
            int field = WireFormat.getTagFieldNumber(tag);
            boolean isMessage = WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_LENGTH_DELIMITED;
            Optional<Part> inner =
                    Optional.ofNullable(WITHIN.getOrDefault(part, Map.of()).get(field));
            if (part == Part.TENSOR
                    && (field == EXTERNAL_DATA || field == DATA_LOCATION && in.readRawVarint64() != 0)) {
                throw new IllegalArgumentException("the file keeps weights in another file:"
                        + " export it with everything in one (save_as_external_data=False)");
            }
            if (inner.isPresent() && isMessage) {
                enter(inner.get(), depth);
            } else if (part != Part.TENSOR || field != DATA_LOCATION) {
                in.skipField(tag);
            }
        }
    }

    private void enter(Part part, int depth) throws IOException {
        hasGraph |= part == Part.GRAPH;
        int before = in.pushLimit(in.readRawVarint32());
        walk(part, depth + 1);
        in.checkLastTagWas(0);
        in.popLimit(before);
    }
}
