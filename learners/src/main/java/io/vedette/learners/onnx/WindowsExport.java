// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.onnx;

import io.vedette.core.models.WhitenedWindows;
import io.vedette.core.models.WindowLayout;
import java.io.IOException;
import java.util.List;

/// Whitened windows as one matrix: the means of blocks and the whitening are both linear, so they are multiplied here.
final class WindowsExport {
    private WindowsExport() {}

    static void describe(Graph graph, WhitenedWindows.Weights weights) throws IOException {
        WindowLayout layout = weights.layout();
        int length = layout.window() * layout.width();
        graph.input("rows", -1, layout.window(), layout.width());
        String scaled = graph.scaled(weights.low(), weights.range(), weights.clip());
        String shape = graph.constant(Tensor.counts("flat", -1, length));
        String flat = graph.node("Reshape", "window", List.of(scaled, shape));
        String matrix = graph.constant(Tensor.matrix("whitening", whitening(weights)));
        String white = graph.node("MatMul", "white", List.of(flat, matrix));
        double[] centre = weights.root().forward(weights.mean());
        String away = graph.node("Sub", "away", List.of(white, graph.constant(Tensor.row("centre", centre))));
        graph.sumToScore(graph.node("Mul", "square", List.of(away, away)));
    }

    /// Row t·width + j: what value j of row t of the window adds to each whitened entry.
    private static double[][] whitening(WhitenedWindows.Weights weights) {
        WindowLayout layout = weights.layout();
        double[][] matrix = new double[layout.window() * layout.width()][];
        for (int j = 0; j < layout.width(); j++) {
            int[] edges = layout.edgesOf(j);
            for (int k = 0; k < layout.blocks(j); k++) {
                double[] entry = new double[layout.dimension()];
                entry[layout.offset(j) + k] = layout.factor(edges[k + 1] - edges[k]);
                double[] column = weights.root().forward(entry);
                for (int t = edges[k]; t < edges[k + 1]; t++) {
                    matrix[t * layout.width() + j] = column;
                }
            }
        }
        return matrix;
    }
}
