// SPDX-License-Identifier: Apache-2.0
package io.vedette.learners.onnx;

import io.vedette.core.models.IsolationForest;
import io.vedette.core.models.IsolationTree;
import io.vedette.core.models.SampleRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The isolation forest as one tree-ensemble operator that adds path lengths, and the formulas that shorten them beyond
/// what the trees have seen and make them a score.
final class ForestExport {
    /// Instead of no chance at all: the formula's limit, to eight digits.
    private static final double LEAST = 1e-9;

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
        String trees = graph.constant(Tensor.value("trees", weights.trees().size()));
        String mean = graph.node("Div", "path.mean", List.of(path, trees));
        String cuts = cuts(graph, mean, weights.usual());
        double rate = -Math.log(2) / weights.usualPath();
        String share = graph.node("Mul", "share", List.of(cuts, graph.constant(Tensor.value("rate", rate))));
        graph.sumToScore(graph.node("Exp", "score.column", List.of(share)));
    }

    /// (1 − (1 − apart)^path) / apart; where nothing lies beyond, the limit of it.
    private static String cuts(Graph graph, String path, SampleRange usual) throws IOException {
        String one = graph.constant(Tensor.value("one", 1));
        String apart = apart(graph, usual, one);
        String stays = graph.node("Sub", "stays", List.of(one, apart));
        String lasts = graph.node("Pow", "lasts", List.of(stays, path));
        String ends = graph.node("Sub", "ends", List.of(one, lasts));
        return graph.node("Div", "cuts", List.of(ends, apart));
    }

    private static String apart(Graph graph, SampleRange usual, String one) throws IOException {
        String range = graph.constant(Tensor.row("range", usual.range()));
        String none = graph.constant(Tensor.value("none", 0));
        String above = graph.node("Sub", "above", List.of("rows", graph.constant(Tensor.row("low", usual.low()))));
        String under = graph.node("Neg", "under", List.of(above));
        String over = graph.node("Sub", "over", List.of(above, range));
        String beyond = graph.node("Max", "beyond", List.of(under, over, none));
        String wide = graph.node("Add", "wide", List.of(range, beyond));
        String within = graph.node("Div", "within", List.of(range, wide));
        String chance = graph.node("Sub", "chance", List.of(one, within));
        String weight = graph.constant(Tensor.row("weight", usual.weight()));
        String weighed = graph.node("Mul", "weighed", List.of(chance, weight));
        String sum = graph.node("ReduceSum", "sum", List.of(weighed, graph.constant(Tensor.counts("inputs", 1))));
        String least = graph.constant(Tensor.value("least", LEAST));
        return graph.node("Clip", "apart", List.of(sum, least, one));
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
