// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.onnx;

import io.vedette.core.models.Model;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;

/// ONNX files as other programs export them, small.
public final class SmallModels {
    private SmallModels() {}

    /// One of our own models.
    public static byte[] exported(Model model) throws IOException {
        var bytes = new ByteArrayOutputStream();
        OnnxExport.write(model, bytes);
        return bytes.toByteArray();
    }

    /// The sum of a row's squares as `scores`, `[rows, 1]`, in single precision, and a `label` beside it, as skl2onnx
    /// has both; the sign turned where `normality` is set.
    public static byte[] scorer(int width, boolean normality) throws IOException {
        Graph graph = new Graph("scorer");
        graph.input("X", Tensor.FLOAT, new long[] {-1, width});
        String square = graph.node("Mul", "square", List.of("X", "X"));
        String axes = graph.constant(Tensor.counts("axes", 1));
        String sum = graph.node("ReduceSum", "sum", List.of(square, axes), new Attribute.Number("keepdims", 1));
        graph.node(normality ? "Neg" : "Identity", "scores", List.of(sum));
        graph.node("Cast", "label", List.of("scores"), new Attribute.Number("to", Tensor.INT64));
        graph.output("label", Tensor.INT64, new long[] {-1, 1});
        graph.output("scores", Tensor.FLOAT, new long[] {-1, 1});
        return graph.toBytes();
    }

    /// A recurrent network's shape, `[windows, window, width]`, single precision: gives half of what it is given.
    public static byte[] halving(int window, int width) throws IOException {
        Graph graph = new Graph("halving");
        graph.input("steps", Tensor.FLOAT, new long[] {-1, window, width});
        String wide = graph.node("Cast", "wide", List.of("steps"), new Attribute.Number("to", Tensor.DOUBLE));
        String half = graph.node("Mul", "half", List.of(wide, graph.constant(Tensor.value("a half", 0.5))));
        graph.node("Cast", "rebuilt", List.of(half), new Attribute.Number("to", Tensor.FLOAT));
        graph.output("rebuilt", Tensor.FLOAT, new long[] {-1, window, width});
        return graph.toBytes();
    }

    /// Counts to the value that it is given two hundred times over, so that a large one keeps it busy for seconds.
    public static byte[] counting() throws IOException {
        Graph graph = new Graph("counting");
        graph.input("rows", -1, 1);
        Attribute flat = new Attribute.Number("keepdims", 0);
        String count = graph.node("ReduceSum", "count", List.of("rows"), flat);
        String nought = graph.constant(Tensor.value("nought", 0));
        String one = graph.constant(Tensor.value("one", 1));
        String numbers = graph.node("Range", "numbers", List.of(nought, count, one));
        for (int i = 0; i < 200; i++) {
            numbers = graph.node("Mul", "numbers" + i, List.of(numbers, one));
        }
        String sum = graph.node("ReduceSum", "sum", List.of(numbers), flat);
        String nothing = graph.node("Mul", "nothing", List.of(sum, nought));
        String axes = graph.constant(Tensor.counts("axes", 1));
        String row = graph.node("ReduceSum", "row", List.of("rows", axes), flat);
        graph.node("Add", "score", List.of(row, nothing));
        graph.output("score", -1);
        return graph.toBytes();
    }

    /// Two inputs, added up.
    public static byte[] twoInputs() throws IOException {
        Graph graph = new Graph("two");
        graph.input("values", -1, 2);
        graph.input("mask", -1, 2);
        graph.node("Add", "score", List.of("values", "mask"));
        graph.output("score", -1, 2);
        return graph.toBytes();
    }

    /// Takes whole numbers.
    public static byte[] ofCounts() throws IOException {
        Graph graph = new Graph("counts");
        graph.input("tokens", Tensor.INT64, new long[] {-1, 2});
        graph.node("Cast", "score", List.of("tokens"), new Attribute.Number("to", Tensor.DOUBLE));
        graph.output("score", -1, 2);
        return graph.toBytes();
    }

    /// Whose weights stand in `/etc/passwd`.
    public static byte[] withWeightsElsewhere() throws IOException {
        Message place = new Message().text(1, "location").text(2, "/etc/passwd");
        Message weights = new Message()
                .number(1, 1)
                .number(2, Tensor.DOUBLE)
                .text(8, "weights")
                .part(13, place)
                .number(14, 1);
        Message graph = new Message().part(5, weights).text(2, "elsewhere");
        return new Message().number(1, 8).part(7, graph).toBytes();
    }
}
