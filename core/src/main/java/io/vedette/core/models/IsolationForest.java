// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import io.vedette.core.numbers.RobustSpread;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// How few random cuts it takes to set a row apart from the training rows.
///
/// Needs no scaling and no distribution; sees values far out or in empty corners, but little of a relation between
/// inputs that stay in their ranges.
///
/// - **In:** rows of 1 to 4,096 finite values; 2 or more to train.
/// - **Out:** between 0 and 1; about 0.5 for a usual row, towards 1 for a strange one.
/// - **Cost:** trees · log2(sample) steps a row (`bench train`).
/// - **State:** immutable. The same seed gives the same bytes.
/// - **Source:** F. T. Liu, K. M. Ting & Z.-H. Zhou, *Isolation Forest*, ICDM 2008.
public final class IsolationForest implements Model {
    public static final String KIND = "isolation-forest";

    /// The same with cuts at any angle, see [SlantedCuts].
    public static final String EXTENDED = "extended-isolation-forest";

    private final boolean extended;
    private final List<IsolationTree> trees;
    private final double usualPath;
    private final double[] median;
    private final double[] spread;

    private IsolationForest(
            boolean extended, List<IsolationTree> trees, double usualPath, double[] median, double[] spread) {
        this.extended = extended;
        this.trees = List.copyOf(trees);
        this.usualPath = usualPath;
        this.median = median;
        this.spread = spread;
    }

    public static IsolationForest fit(double[][] rows, IsolationForestSettings settings, Progress progress) {
        return fit(rows, false, _ -> IsolationTree.Slant.NONE, settings, progress);
    }

    /// With cuts at any angle.
    public static IsolationForest extended(double[][] rows, IsolationForestSettings settings, Progress progress) {
        Rows.trainable(rows, 2);
        return fit(rows, true, new SlantedCuts(MinMax.of(rows).range()), settings, progress);
    }

    private static IsolationForest fit(
            double[][] rows,
            boolean extended,
            IsolationTree.Slanting slanting,
            IsolationForestSettings settings,
            Progress progress) {
        int width = Rows.trainable(rows, 2);
        int size = Math.min(settings.sample(), rows.length);
        var chance = new SplittableRandom(settings.seed());
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> i);
        List<IsolationTree> trees = new ArrayList<>();
        for (int tree = 0; tree < settings.trees(); tree++) {
            trees.add(IsolationTree.grow(rows, draw(order, size, chance), slanting, chance));
            progress.step(tree + 1, settings.trees(), Double.NaN);
        }
        double[] median = new double[width];
        double[] spread = new double[width];
        double[] column = new double[rows.length];
        for (int j = 0; j < width; j++) {
            for (int t = 0; t < column.length; t++) {
                column[t] = rows[t][j];
            }
            var robust = RobustSpread.of(column);
            median[j] = robust.median();
            spread[j] = robust.sigma();
        }
        return new IsolationForest(extended, trees, IsolationTree.meanPath(size), median, spread);
    }

    /// `size` different rows: the first steps of a shuffle, on an order that stays shuffled for the next tree.
    private static int[] draw(int[] order, int size, SplittableRandom chance) {
        for (int i = 0; i < size; i++) {
            int other = chance.nextInt(i, order.length);
            int swap = order[i];
            order[i] = order[other];
            order[other] = swap;
        }
        return Arrays.copyOf(order, size);
    }

    @Override
    public String kind() {
        return extended ? EXTENDED : KIND;
    }

    @Override
    public int width() {
        return median.length;
    }

    @Override
    public int window() {
        return 1;
    }

    @Override
    public Judge begin() {
        return new RowJudge(width(), this::score, this::explain);
    }

    @Override
    public double[] scores(double[][] rows) {
        // Tree by tree: a tree stays in the cache while all rows walk it.
        double[] paths = new double[rows.length];
        for (double[] row : rows) {
            Rows.check(row, width());
        }
        for (IsolationTree tree : trees) {
            for (int t = 0; t < rows.length; t++) {
                paths[t] += tree.path(rows[t]);
            }
        }
        for (int t = 0; t < rows.length; t++) {
            paths[t] = scoreOfPath(paths[t]);
        }
        return paths;
    }

    private double score(double[] row) {
        double path = 0;
        for (IsolationTree tree : trees) {
            path += tree.path(row);
        }
        return scoreOfPath(path);
    }

    private double scoreOfPath(double sum) {
        return Math.pow(2, -sum / trees.size() / usualPath);
    }

    /// An input's contribution is how much longer the path gets when it alone is set to its median.
    private Explanation explain(double[] row) {
        int[] offsets = IntStream.rangeClosed(0, row.length).toArray();
        double[] falls = LeaveOneOut.falls(each -> Math.log(score(each)), row, median, offsets);
        return new Explanation(LeaveOneOut.shares(falls), median.clone(), spread.clone());
    }

    /// What an export needs to rebuild the score: 2^(−mean path / usualPath).
    ///
    /// @param trees     the trees
    /// @param usualPath mean path length in a tree of this size
    public record Weights(List<IsolationTree> trees, double usualPath) {}

    public Weights weights() {
        return new Weights(trees, usualPath);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(1);
        out.writeInt(width());
        Parts.write(out, median);
        Parts.write(out, spread);
        out.writeDouble(usualPath);
        out.writeInt(trees.size());
        for (IsolationTree tree : trees) {
            tree.write(out);
            if (extended) {
                tree.writeSlants(out);
            }
        }
    }

    static IsolationForest read(DataInput in) throws IOException {
        return read(in, false);
    }

    static IsolationForest readExtended(DataInput in) throws IOException {
        return read(in, true);
    }

    private static IsolationForest read(DataInput in, boolean extended) throws IOException {
        Parts.count(in, "version of isolation-forest", 1, 1);
        int width = Parts.count(in, "width", 1, Rows.MAX_WIDTH);
        double[] median = Parts.finite(in, "median", width);
        double[] spread = Parts.finite(in, "spread", width);
        double usualPath = Parts.positive(in, "usual path", 1)[0];
        int count = Parts.count(in, "trees", 1, IsolationForestSettings.MAX_TREES);
        List<IsolationTree> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            IsolationTree tree = IsolationTree.read(in, width);
            trees.add(extended ? tree.withSlants(in, width) : tree);
        }
        return new IsolationForest(extended, trees, usualPath, median, spread);
    }
}
