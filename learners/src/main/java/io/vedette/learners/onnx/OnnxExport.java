// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.onnx;

import io.vedette.core.models.Autoencoder;
import io.vedette.core.models.Dense;
import io.vedette.core.models.IsolationForest;
import io.vedette.core.models.Model;
import io.vedette.core.models.NestedWindows;
import io.vedette.core.models.WhitenedWindows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.List;

/// Writes a trained model as an ONNX file.
///
/// - **In:** any model that [io.vedette.core.models.Models] trains, but nested windows.
/// - **Out:** opset 17, all in double. Input `rows`, raw values: `[rows, width]`, but `[rows, window, width]` for
///   whitened windows, oldest row of a window first. Output `score`, `[rows]`, as the model's judge gives it; the
///   autoencoder also gives `reconstruction`, `[rows, width]`, in the unit of the rows.
/// - **Error:** run by ONNX Runtime, scores differ by less than 1e-9 relative; the forest's by less than 1e-6, because
///   its operator adds in single precision (see the test).
/// - **Cost:** d³/2 multiplications for whitened windows with vectors of d entries, and 8·d·window·width bytes.
public final class OnnxExport {

    private OnnxExport() {}

    /// @throws IllegalArgumentException for a kind of model that has no ONNX form
    public static void write(Model model, OutputStream out) throws IOException {
        Graph graph = new Graph(model.kind());
        switch (model) {
            case Autoencoder autoencoder -> autoencoder(graph, autoencoder.weights());
            case WhitenedWindows windows -> WindowsExport.describe(graph, windows.weights());
            case IsolationForest forest
            when forest.kind().equals(IsolationForest.KIND) ->
                ForestExport.describe(graph, model.width(), forest.weights());
            case NestedWindows _ ->
                throw new IllegalArgumentException(
                        "kind must have an ONNX form, was nested-windows: its score remembers"
                                + " the rows before its window; train with whitened-windows to export");
            default -> throw new IllegalArgumentException("kind must have an ONNX form, was " + model.kind());
        }
        out.write(graph.toBytes());
    }

    private static void autoencoder(Graph graph, Autoencoder.Weights weights) throws IOException {
        int width = weights.low().length;
        graph.input(Graph.ROWS, -1, width);
        String scaled = graph.scaled(weights.low(), weights.range(), weights.clip());
        String nought = graph.constant(Tensor.value("nought", 0));
        String one = graph.constant(Tensor.value("one", 1));
        String value = graph.node("Clip", "seen", List.of(scaled, nought, one));
        for (int i = 0; i < weights.layers().size(); i++) {
            value = layer(graph, "layer" + i, value, weights.layers().get(i));
        }
        String spread = graph.node("Mul", "spread", List.of(value, "range"));
        graph.node("Add", "reconstruction", List.of(spread, "low"));
        graph.output("reconstruction", -1, width);
        String error = graph.node("Sub", "error", List.of(scaled, value));
        String square = graph.node("Mul", "square", List.of(error, error));
        double[] weight = Arrays.stream(weights.usualError())
                .map(usual -> 1 / (usual * width))
                .toArray();
        String weighted = graph.node("Mul", "weighted", List.of(square, graph.constant(Tensor.row("weight", weight))));
        graph.sumToScore(weighted);
    }

    private static String layer(Graph graph, String name, String input, Dense layer) throws IOException {
        String weights = graph.constant(Tensor.matrix(name + ".weights", layer.weights()));
        String bias = graph.constant(Tensor.row(name + ".bias", layer.bias()));
        String sum =
                graph.node("Gemm", name + ".sum", List.of(input, weights, bias), new Attribute.Number("transB", 1));
        return graph.node(layer.sigmoid() ? "Sigmoid" : "Relu", name, List.of(sum));
    }
}
