// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// A model made of a score of vectors: rows are scaled by their training range, a window of them becomes a vector as
/// [WindowLayout] says, and the score judges it. A row's revised score is the mean over the windows that cover it.
///
/// - **In:** rows in time order on a regular grid, 1 to 1,024 finite values each.
/// - **Out:** 0 or more, what the score means.
/// - **Cost:** that of the score; an explanation costs as many scores as there are inputs, see [VectorReasons].
/// - **State:** immutable.
public final class VectorModel implements Model {
    /// A range is six standard deviations of its noise or more.
    private static final double SIGMAS = 6;

    private final String kind;
    private final WindowLayout layout;
    private final MinMax scale;
    private final VectorScore score;
    private final VectorReasons reasons;

    private VectorModel(String kind, WindowLayout layout, MinMax scale, VectorScore score, VectorReasons reasons) {
        this.kind = kind;
        this.layout = layout;
        this.scale = scale;
        this.score = score;
        this.reasons = reasons;
    }

    /// How a kind of such models is trained on single rows.
    public static ModelKind.Trainer ofRows(String kind, VectorScore.Trainer trainer) {
        return (rows, noise, seed, progress) -> {
            Rows.trainable(rows, 2);
            return fit(kind, WindowLayout.of(rows, 1), rows, noise, vectors -> trainer.fit(vectors, seed, progress));
        };
    }

    /// How a kind of such models is trained on windows as long as [WhitenedWindows] has them.
    public static ModelKind.Trainer ofWindows(String kind, VectorScore.Trainer trainer) {
        return (rows, noise, seed, progress) -> {
            int window = WhitenedWindows.carriedBy(rows).window();
            return fit(
                    kind, WindowLayout.of(rows, window), rows, noise, vectors -> trainer.fit(vectors, seed, progress));
        };
    }

    private interface Fit {
        VectorScore of(WindowVectors vectors);
    }

    private static VectorModel fit(String kind, WindowLayout layout, double[][] rows, double[] noise, Fit fit) {
        // Features follow the inputs that the noise is known of.
        double[] known = Arrays.copyOf(noise, Rows.trainable(rows, 2 * layout.window()));
        var scale = MinMax.of(rows)
                .atLeast(Arrays.stream(known).map(each -> SIGMAS * each).toArray());
        double[] unheard = new double[known.length];
        Arrays.setAll(unheard, j -> known[j] / scale.range()[j]);
        double[][] scaled = scale.scaled(rows, Rows.CLIP);
        var score = fit.of(new WindowVectors(layout, scaled));
        return new VectorModel(kind, layout, scale, score, VectorReasons.fit(layout, score, scaled, unheard));
    }

    @Override
    public String kind() {
        return kind;
    }

    @Override
    public int width() {
        return layout.width();
    }

    @Override
    public int window() {
        return layout.window();
    }

    @Override
    public Judge begin() {
        return new Judging();
    }

    @Override
    public double[] scores(double[][] rows) {
        var vectors = new WindowVectors(layout, scale.scaled(rows, Rows.CLIP));
        double[] windows = new double[vectors.count()];
        double[] vector = new double[layout.dimension()];
        for (int i = 0; i < windows.length; i++) {
            vectors.fill(i, vector);
            windows[i] = score.of(vector);
        }
        return WindowVectors.spread(windows, rows.length);
    }

    /// One stream of rows: keeps the last window of them, scaled.
    private final class Judging implements Judge {
        private final RecentRows recent = new RecentRows(layout);
        private final double[] vector = new double[layout.dimension()];

        @Override
        public double next(double[] row) {
            if (!recent.take(row, scale)) {
                return Double.NaN;
            }
            recent.fill(layout, vector);
            return score.of(vector);
        }

        @Override
        public Explanation explain() {
            return reasons.explain(scale, recent.toExplain());
        }

        @Override
        public void reset() {
            recent.clear();
        }

        @Override
        public void save(DataOutput out) throws IOException {
            recent.save(out);
        }

        @Override
        public void restore(DataInput in) throws IOException {
            recent.restore(in);
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(1);
        layout.write(out);
        scale.write(out);
        score.write(out);
        reasons.write(out);
    }

    /// How a kind of such models is read back.
    public static ModelKind.Reader reading(String kind, VectorScore.Reader reader) {
        return in -> {
            Parts.count(in, "version of " + kind, 1, 1);
            var layout = WindowLayout.read(in);
            var scale = MinMax.read(in, layout.width());
            var score = reader.read(in, layout.dimension());
            return new VectorModel(kind, layout, scale, score, VectorReasons.read(in, layout, score));
        };
    }
}
