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
/// inputs that stay in their ranges. A row beyond what the trees have seen lasts the fewer cuts the further it lies
/// out, see [SampleRange].
///
/// - **In:** rows of 1 to 4,096 finite values; 2 or more to train.
/// - **Out:** between 0 and 1; about 0.5 for a usual row, towards 1 for a strange one.
/// - **Cost:** trees · log2(sample) steps a row (`bench train`).
/// - **State:** immutable. The same seed gives the same bytes. Files of version 1 knew no range; they
///   score as they did.
/// - **Source:** F. T. Liu, K. M. Ting & Z.-H. Zhou, *Isolation Forest*, ICDM 2008.
public final class IsolationForest implements Model {
    public static final String KIND = "isolation-forest";

    /// The same with cuts at any angle, see [SlantedCuts].
    public static final String EXTENDED = "extended-isolation-forest";

    private static final int VERSION = 2;

    private final boolean extended;
    private final List<IsolationTree> trees;
    private final double usualPath;
    private final SampleRange usual;
    private final double[] median;
    private final double[] spread;

    private IsolationForest(
            boolean extended,
            List<IsolationTree> trees,
            double usualPath,
            SampleRange usual,
            double[] median,
            double[] spread) {
        this.extended = extended;
        this.trees = List.copyOf(trees);
        this.usualPath = usualPath;
        this.usual = usual;
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
        Rows.trainable(rows, 2);
        int size = Math.min(settings.sample(), rows.length);
        var chance = new SplittableRandom(settings.seed());
        int[] order = new int[rows.length];
        Arrays.setAll(order, i -> i);
        List<IsolationTree> trees = new ArrayList<>();
        List<int[]> samples = new ArrayList<>();
        for (int tree = 0; tree < settings.trees(); tree++) {
            int[] sample = draw(order, size, chance);
            samples.add(sample.clone());
            trees.add(IsolationTree.grow(rows, sample, slanting, chance));
            progress.step(tree + 1, settings.trees(), Double.NaN);
        }
        var usual = SampleRange.of(rows, samples);
        var spreads = spreads(rows);
        double[] median = spreads.stream().mapToDouble(RobustSpread::median).toArray();
        double[] spread = spreads.stream().mapToDouble(RobustSpread::sigma).toArray();
        return new IsolationForest(extended, trees, IsolationTree.meanPath(size), usual, median, spread);
    }

    private static List<RobustSpread> spreads(double[][] rows) {
        return IntStream.range(0, rows[0].length)
                .mapToObj(j -> RobustSpread.of(
                        Arrays.stream(rows).mapToDouble(row -> row[j]).toArray()))
                .toList();
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
            paths[t] = scoreOfPath(paths[t], rows[t]);
        }
        return paths;
    }

    private double score(double[] row) {
        double path = 0;
        for (IsolationTree tree : trees) {
            path += tree.path(row);
        }
        return scoreOfPath(path, row);
    }

    private double scoreOfPath(double sum, double[] row) {
        return Math.pow(2, -usual.cuts(sum / trees.size(), row) / usualPath);
    }

    /// An input's contribution is how much longer the path gets when it alone is set to its median.
    private Explanation explain(double[] row) {
        int[] offsets = IntStream.rangeClosed(0, row.length).toArray();
        double[] falls = LeaveOneOut.falls(each -> Math.log(score(each)), row, median, offsets);
        return new Explanation(LeaveOneOut.shares(falls), median.clone(), spread.clone());
    }

    /// What an export needs to rebuild the score: 2^(−cuts / usualPath).
    ///
    /// @param trees     the trees, whose mean path are the cuts that a row within `usual` lasts
    /// @param usualPath mean path length in a tree of this size
    /// @param usual     what the trees have seen
    public record Weights(List<IsolationTree> trees, double usualPath, SampleRange usual) {}

    public Weights weights() {
        return new Weights(trees, usualPath, usual);
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(VERSION);
        out.writeInt(width());
        Parts.write(out, median);
        Parts.write(out, spread);
        out.writeDouble(usualPath);
        usual.write(out);
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
        int version = Parts.count(in, "version of isolation-forest", 1, VERSION);
        int width = Parts.count(in, "width", 1, Rows.MAX_WIDTH);
        double[] median = Parts.finite(in, "median", width);
        double[] spread = Parts.finite(in, "spread", width);
        double usualPath = Parts.positive(in, "usual path", 1)[0];
        SampleRange usual = version == 1 ? SampleRange.unknown(width) : SampleRange.read(in, width);
        int count = Parts.count(in, "trees", 1, IsolationForestSettings.MAX_TREES);
        List<IsolationTree> trees = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            IsolationTree tree = IsolationTree.read(in, width);
            trees.add(extended ? tree.withSlants(in, width) : tree);
        }
        return new IsolationForest(extended, trees, usualPath, usual, median, spread);
    }
}
