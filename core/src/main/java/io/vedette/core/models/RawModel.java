// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// A model made of a score that was not learnt here: it is handed rows as they are, and learns from ours only what its
/// lowest score is, and what is usual of each input, to say why a score is high.
///
/// - **In:** rows in time order on a regular grid, finite; window times width is 65,536 or less.
/// - **Out:** 0 or more: how far the score lies above the lowest of training; `NaN` with a [Judge#trouble] when the
///   score had no answer.
/// - **Cost:** a run of the score a row; an explanation takes a run an input and one more. To fit, 200 explanations and
///   500 runs.
/// - **State:** immutable.
public final class RawModel implements Model {
    static final int MOST_VALUES = 1 << 16;

    /// Windows of training that are scored to learn how low a score can be.
    private static final int SAMPLE = 500;

    /// Training ranges within which an explanation works; the score itself sees every value as it is.
    private static final double FAR = 1e6;

    /// A range is six standard deviations of its noise or more.
    private static final double SIGMAS = 6;

    private final WindowLayout layout;
    private final MinMax scale;
    private final RawScore score;
    private final double lowest;
    private final VectorReasons reasons;

    private RawModel(MinMax scale, RawScore score, double lowest, VectorReasons reasons) {
        this.layout = reasons.layout();
        this.scale = scale;
        this.score = score;
        this.lowest = lowest;
        this.reasons = reasons;
    }

    /// @param noise as of [ModelKind.Trainer]
    /// @throws IllegalArgumentException for rows that the score is not for, or has no answer to
    public static RawModel fit(RawScore score, double[][] rows, double[] noise) {
        WindowLayout layout = layout(score);
        int width = Rows.trainable(rows, layout.window() + 1);
        if (width != layout.width()) {
            throw new IllegalArgumentException("row must hold %d values, held %d".formatted(layout.width(), width));
        }
        double[] least = Arrays.stream(noise).map(each -> SIGMAS * each).toArray();
        MinMax scale = MinMax.of(rows).atLeast(least);
        double[] unheard = new double[width];
        Arrays.setAll(unheard, j -> noise[j] / scale.range()[j]);
        double lowest = lowest(score, rows);
        var reasons = VectorReasons.fit(layout, new Unscaled(score, scale, layout), scale.scaled(rows, FAR), unheard);
        return new RawModel(scale, score, lowest, reasons);
    }

    private static WindowLayout layout(RawScore score) {
        if ((long) score.window() * score.width() > MOST_VALUES) {
            throw new IllegalArgumentException("window times inputs must be %d or less, was %d x %d"
                    .formatted(MOST_VALUES, score.window(), score.width()));
        }
        return WindowLayout.plain(score.width(), score.window());
    }

    private static double lowest(RawScore score, double[][] rows) {
        int windows = rows.length - score.window() + 1;
        int used = Math.min(SAMPLE, windows);
        double lowest = Double.POSITIVE_INFINITY;
        String trouble = "";
        for (int i = 0; i < used; i++) {
            int from = (int) ((long) i * windows / used);
            RawScore.Answer answer = score.of(Arrays.copyOfRange(rows, from, from + score.window()));
            if (Double.isNaN(answer.score())) {
                trouble = answer.trouble();
            } else {
                lowest = Math.min(lowest, answer.score());
            }
        }
        if (lowest == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(trouble);
        }
        return lowest;
    }

    @Override
    public String kind() {
        return score.kind();
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

    /// A window without an answer counts as the one before it.
    @Override
    public double[] scores(double[][] rows) {
        for (double[] row : rows) {
            Rows.check(row, width());
        }
        double[] windows = new double[Math.max(0, rows.length - window() + 1)];
        double before = 0;
        for (int i = 0; i < windows.length; i++) {
            double found = above(score.of(Arrays.copyOfRange(rows, i, i + window())));
            before = Double.isNaN(found) ? before : found;
            windows[i] = before;
        }
        return WindowVectors.spread(windows, rows.length);
    }

    private double above(RawScore.Answer answer) {
        double above = answer.score() - lowest;
        return Double.isNaN(above) ? above : Math.max(0, above);
    }

    /// One stream of rows: keeps the last window of them.
    private final class Judging implements Judge {
        private final RecentRows recent = new RecentRows(layout);
        private String trouble = "";

        @Override
        public double next(double[] row) {
            Rows.check(row, width());
            trouble = "";
            if (!recent.takeScaled(row)) {
                return Double.NaN;
            }
            RawScore.Answer answer = score.of(recent.rows());
            trouble = answer.trouble();
            return above(answer);
        }

        @Override
        public String trouble() {
            return trouble;
        }

        @Override
        public Explanation explain() {
            return reasons.explain(scale, scale.scaled(recent.toExplain(), FAR));
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

    /// The score as [VectorReasons] asks it: of scaled vectors. Where it has no answer, what is put in instead tells
    /// nothing: then an input counts by its level alone.
    private record Unscaled(RawScore score, MinMax scale, WindowLayout layout) implements VectorScore {
        @Override
        public double of(double[] vector) {
            double[][] rows = new double[layout.window()][layout.width()];
            double factor = layout.factor(1);
            for (int j = 0; j < layout.width(); j++) {
                for (int t = 0; t < rows.length; t++) {
                    rows[t][j] = scale.unscale(j, vector[layout.offset(j) + t] / factor);
                }
            }
            double found = score.of(rows).score();
            return Double.isFinite(found) ? found : 0;
        }

        @Override
        public void write(DataOutput out) throws IOException {
            score.write(out);
        }
    }

    @Override
    public void write(DataOutput out) throws IOException {
        out.writeInt(1);
        out.writeInt(width());
        score.write(out);
        out.writeDouble(lowest);
        scale.write(out);
        reasons.write(out);
    }

    /// How such models are read back.
    public static ModelKind.Reader reading(RawScore.Reader reader) {
        return in -> {
            Parts.count(in, "version of the model", 1, 1);
            int width = Parts.count(in, "width", 1, Rows.MAX_WIDTH);
            RawScore score = reader.read(in);
            if (score.width() != width || (long) width * score.window() > MOST_VALUES) {
                throw new IOException("model is damaged: its score takes %d rows of %d values, not of %d"
                        .formatted(score.window(), score.width(), width));
            }
            double lowest = Parts.finite(in, "lowest score", 1)[0];
            MinMax scale = MinMax.read(in, score.width());
            WindowLayout layout = layout(score);
            var reasons = VectorReasons.read(in, layout, new Unscaled(score, scale, layout));
            return new RawModel(scale, score, lowest, reasons);
        };
    }
}
