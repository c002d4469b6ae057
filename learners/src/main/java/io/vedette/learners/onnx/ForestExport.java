// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.onnx;

import io.vedette.core.models.IsolationForest;
import io.vedette.core.models.IsolationTree;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The isolation forest as one tree-ensemble operator that adds path lengths, and the formula that makes them a score.
final class ForestExport {
    private final List<int[]> nodes = new ArrayList<>();
    private final List<int[]> leaves = new ArrayList<>();
    private final List<Double> cuts = new ArrayList<>();
    private final List<Double> paths = new ArrayList<>();
    private final List<String> modes = new ArrayList<>();

    private ForestExport(List<IsolationTree> trees) {
        for (int tree = 0; tree < trees.size(); tree++) {
            add(tree, trees.get(tree));
        }
    }

    private void add(int number, IsolationTree tree) {
        for (int i = 0; i < tree.input().length; i++) {
            boolean leaf = tree.input()[i] < 0;
            nodes.add(new int[] {number, i, Math.max(0, tree.input()[i]), tree.left()[i], tree.right()[i]});
            cuts.add(leaf ? 0.0 : tree.value()[i]);
            modes.add(leaf ? "LEAF" : "BRANCH_LT");
            if (leaf) {
                leaves.add(new int[] {number, i, 0});
                paths.add(tree.value()[i]);
            }
        }
    }

    static void describe(Graph graph, int width, IsolationForest.Weights weights) throws IOException {
        var export = new ForestExport(weights.trees());
        graph.input("rows", -1, width);
        String sum = graph.treeNode("TreeEnsembleRegressor", "path.single", List.of("rows"), export.attributes());
        String path = graph.node("Cast", "path", List.of(sum), new Attribute.Number("to", Tensor.DOUBLE));
        double rate = -Math.log(2) / weights.trees().size() / weights.usualPath();
        String share = graph.node("Mul", "share", List.of(path, graph.constant(Tensor.value("rate", rate))));
        graph.sumToScore(graph.node("Exp", "score.column", List.of(share)));
    }

    private Attribute[] attributes() {
        return new Attribute[] {
            new Attribute.Number("n_targets", 1),
            new Attribute.Text("aggregate_function", "SUM"),
            new Attribute.Text("post_transform", "NONE"),
            new Attribute.Numbers("nodes_treeids", column(nodes, 0)),
            new Attribute.Numbers("nodes_nodeids", column(nodes, 1)),
            new Attribute.Numbers("nodes_featureids", column(nodes, 2)),
            new Attribute.Numbers("nodes_truenodeids", column(nodes, 3)),
            new Attribute.Numbers("nodes_falsenodeids", column(nodes, 4)),
            new Attribute.Texts("nodes_modes", modes),
            new Attribute.Doubles("nodes_values_as_tensor", tensor("cuts", cuts)),
            new Attribute.Numbers("target_treeids", column(leaves, 0)),
            new Attribute.Numbers("target_nodeids", column(leaves, 1)),
            new Attribute.Numbers("target_ids", column(leaves, 2)),
            new Attribute.Doubles("target_weights_as_tensor", tensor("paths", paths))
        };
    }

    private static int[] column(List<int[]> rows, int i) {
        return rows.stream().mapToInt(row -> row[i]).toArray();
    }

    private static Tensor tensor(String name, List<Double> values) {
        return Tensor.row(name, values.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
