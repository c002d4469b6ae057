// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.models;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How far a window of rows lies from the training windows, asked twice: from all of them in whitened directions, and
/// from the nearest of them. The most accurate we measured for entities with a single signal.
///
/// A row's revised score is the mean over the windows that cover it. A row judged at once is judged by its own news,
/// what it is beyond what the rows before it foretell, over the last rows; by the nearest whole window; and by the
/// nearest window half as long, which sees sooner and forgets sooner.
///
/// - **In:** as [WhitenedWindows].
/// - **Out:** 0 or more; logarithms of how far out, added, see [UsualScore].
/// - **Error:** VUS-PR on TSB-AD U: see `bench tsbad-u`.
/// - **Cost:** that of [WhitenedWindows], and 250 · 1.5 · window · width multiplications a row, as many floats.
/// - **State:** immutable. No chance in it.
/// - **Source:** ours; sources of its parts see [WhitenedWindows] and [NearestWindows].
public final class KindredWindows implements Model {
    public static final String KIND = "kindred-windows";

    // TSB-AD U, VUS-PR revised: whitened alone 0.816, nearest alone 0.798, added 0.867, their maximum 0.807, added
    // squares 0.837. At once: the windows as they end, whitened 0.484, nearest 0.495, added 0.518; news over 16 rows
    // 0.577, with the nearest half window 0.645, with the whole one too 0.670.

    /// Newest training rows that the usual scores are taken from.
    private static final int MEASURED = 8_192;

    private final WhitenedWindows whitened;
    private final NearestWindows whole;
    private final NearestWindows half;
    private final UsualScore[] revised;
    private final UsualScore[] atOnce;

    private KindredWindows(
            WhitenedWindows whitened,
            NearestWindows whole,
            NearestWindows half,
            UsualScore[] revised,
            UsualScore[] atOnce) {
        this.whitened = whitened;
        this.whole = whole;
        this.half = half;
        this.revised = revised;
        this.atOnce = atOnce;
    }

    public static KindredWindows fit(double[][] rows, WhitenedWindowsSettings settings, Progress progress) {
        return fit(rows, new double[rows.length == 0 ? 0 : rows[0].length], settings, progress);
    }

    /// @param noise see [WhitenedWindows#fit]
    public static KindredWindows fit(
            double[][] rows, double[] noise, WhitenedWindowsSettings settings, Progress progress) {
        var whitened = WhitenedWindows.fit(rows, noise, settings, progress);
        double[][] scaled = whitened.scale().scaled(rows, Rows.CLIP);
        int window = whitened.window();
        var whole = NearestWindows.fit(scaled, window);
        var half = NearestWindows.fit(scaled, (window + 1) / 2);
        int from = Math.max(0, rows.length - MEASURED);
        double[][] newest = Arrays.copyOfRange(rows, from, rows.length);
        double[][] newestScaled = Arrays.copyOfRange(scaled, from, rows.length);
        UsualScore[] revised = {
            UsualScore.of(whitened.scores(newest)),
            UsualScore.of(WindowVectors.spread(nearest(whole, scaled, from), newest.length))
        };
        UsualScore[] atOnce = {
            UsualScore.of(news(whitened, newestScaled)),
            UsualScore.of(nearest(whole, scaled, from)),
            UsualScore.of(nearest(half, scaled, from))
        };
        return new KindredWindows(whitened, whole, half, revised, atOnce);
    }

    private static double[] nearest(NearestWindows windows, double[][] training, int from) {
        double[] distances = new double[Math.max(0, training.length - windows.window() + 1 - from)];
        Arrays.setAll(distances, i -> windows.distanceInTraining(training, from + i));
        return distances;
    }

    private static double[] news(WhitenedWindows whitened, double[][] scaled) {
        var news = new WindowNews(whitened);
        return Arrays.stream(scaled).mapToDouble(news::next).toArray();
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public int width() {
        return whitened.width();
    }

    @Override
    public int window() {
        return whitened.window();
    }

    @Override
    public Judge begin() {
        return new KindredJudge(whitened, this::atOnce);
    }

    /// How strange the newest row is, by what is known when it comes.
    ///
    /// @param news   what [WindowNews] says of it
    /// @param recent the last [#window] scaled rows
    private double atOnce(double news, double[][] recent) {
        return atOnce[0].measure(news)
                + atOnce[1].measure(whole.distance(recent, 0))
                + atOnce[2].measure(half.distance(recent, recent.length - half.window()));
    }

    @Override
    public double[] scores(double[][] rows) {
        double[][] scaled = whitened.scale().scaled(rows, Rows.CLIP);
        double[] far = new double[Math.max(0, rows.length - window() + 1)];
        Arrays.setAll(far, i -> whole.distance(scaled, i));
        double[] near = WindowVectors.spread(far, rows.length);
        double[] scores = whitened.scores(rows);
        Arrays.setAll(scores, t -> revised[0].measure(scores[t]) + revised[1].measure(near[t]));
        return scores;
    }

    @Override
    public void write(DataOutput out) throws IOException {
        whitened.write(out);
        whole.write(out);
        half.write(out);
        for (UsualScore each : revised) {
            each.write(out);
        }
        for (UsualScore each : atOnce) {
            each.write(out);
        }
    }

    static KindredWindows read(DataInput in) throws IOException {
        var whitened = WhitenedWindows.read(in);
        var whole = NearestWindows.read(in, whitened.width());
        var half = NearestWindows.read(in, whitened.width());
        if (whole.window() != whitened.window() || half.window() > whole.window()) {
            throw new IOException("model is damaged: its windows must be as long as each other, were %d and %d"
                    .formatted(whitened.window(), whole.window()));
        }
        UsualScore[] revised = {UsualScore.read(in), UsualScore.read(in)};
        UsualScore[] atOnce = {UsualScore.read(in), UsualScore.read(in), UsualScore.read(in)};
        return new KindredWindows(whitened, whole, half, revised, atOnce);
    }
}
