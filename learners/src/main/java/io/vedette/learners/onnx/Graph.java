// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.onnx;

import java.io.IOException;
import java.util.List;

/// A graph of operations while it is put together, and then the bytes of the file.
///
/// Field numbers are those of `GraphProto`, `NodeProto` and `ModelProto` in onnx.proto.
final class Graph {
    /// What a model is fed, and what it answers: the names that its user meets.
    static final String ROWS = "rows";
    static final String SCORE = "score";

    private static final int IR_VERSION = 8;
    private static final int OPERATORS = 17;
    private static final int TREE_OPERATORS = 3;
    private static final String TREE_DOMAIN = "ai.onnx.ml";

    private final Message graph = new Message();

    Graph(String name) throws IOException {
        graph.text(2, name);
    }

    /// @param shape sizes; −1 for the number of rows, which the caller chooses
    void input(String name, long... shape) throws IOException {
        input(name, Tensor.DOUBLE, shape);
    }

    void input(String name, int type, long[] shape) throws IOException {
        graph.part(11, port(name, type, shape));
    }

    void output(String name, long... shape) throws IOException {
        output(name, Tensor.DOUBLE, shape);
    }

    void output(String name, int type, long[] shape) throws IOException {
        graph.part(12, port(name, type, shape));
    }

    private static Message port(String name, int type, long[] shape) throws IOException {
        Message sizes = new Message();
        for (long size : shape) {
            sizes.part(1, size < 0 ? new Message().text(2, "rows") : new Message().number(1, size));
        }
        Message tensor = new Message().number(1, type).part(2, sizes);
        return new Message().text(1, name).part(2, new Message().part(1, tensor));
    }

    /// Adds a constant.
    ///
    /// @return its name, to be handed on
    String constant(Tensor tensor) throws IOException {
        graph.part(5, tensor.message());
        return tensor.name();
    }

    /// Adds an operation.
    ///
    /// @return `output`, to be handed on
    String node(String operation, String output, List<String> inputs, Attribute... attributes) throws IOException {
        graph.part(1, nodeMessage(operation, output, inputs, attributes));
        return output;
    }

    String treeNode(String operation, String output, List<String> inputs, Attribute... attributes) throws IOException {
        graph.part(1, nodeMessage(operation, output, inputs, attributes).text(7, TREE_DOMAIN));
        return output;
    }

    private static Message nodeMessage(String operation, String output, List<String> inputs, Attribute... attributes)
            throws IOException {
        Message node = new Message();
        for (String input : inputs) {
            node.text(1, input);
        }
        node.text(2, output).text(3, output + "-node").text(4, operation);
        for (Attribute attribute : attributes) {
            node.part(5, attribute.message());
        }
        return node;
    }

    byte[] toBytes() throws IOException {
        Message operators = new Message().text(1, "").number(2, OPERATORS);
        Message treeOperators = new Message().text(1, TREE_DOMAIN).number(2, TREE_OPERATORS);
        return new Message()
                .number(1, IR_VERSION)
                .text(2, "vedette")
                .part(7, graph)
                .part(8, operators)
                .part(8, treeOperators)
                .toBytes();
    }

    /// The rows, scaled by the training range and clipped.
    String scaled(double[] low, double[] range, double clip) throws IOException {
        String above = node("Sub", "above", List.of(ROWS, constant(Tensor.row("low", low))));
        String share = node("Div", "share", List.of(above, constant(Tensor.row("range", range))));
        String least = constant(Tensor.value("least", -clip));
        String most = constant(Tensor.value("most", clip));
        return node("Clip", "scaled", List.of(share, least, most));
    }

    /// Adds up each row into the score.
    void sumToScore(String terms) throws IOException {
        String axes = constant(Tensor.counts("axes", 1));
        node("ReduceSum", SCORE, List.of(terms, axes), new Attribute.Number("keepdims", 0));
        output(SCORE, -1);
    }
}
