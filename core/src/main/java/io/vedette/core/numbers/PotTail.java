// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.numbers;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;

/// How often a value this large or larger comes, learnt from a sample, also beyond the largest one seen.
///
/// - **In:** 1 finite value or more; from a few hundred on the tail means something.
/// - **Out:** p-values above 0 and up to 1, falling as the value grows, without a step but where
///   the sample has ties, and their inverse.
/// - **Error:** the threshold for p = 1e-4 from 10,000 values: within 25 % for an exponential tail; for
///   a heavy one of shape 0.4 the median of 21 samples within 15 %, a single one within a factor of 2
///   (see the test). Where the true tail ends (negative shape) p is too large beyond a twentieth of the
///   peaks, never too small.
/// - **Cost:** O(n log n) to fit, O(log n) a value; at most 65 + 4 doubles kept.
/// - **State:** immutable.
/// - **Source:** A. Siffer et al., *Anomaly detection in streams with extreme value theory*, KDD 2017,
///   for the use; J. R. M. Hosking & J. R. Wallis, *Parameter and quantile estimation for the
///   generalized Pareto distribution*, Technometrics 29(3), 1987, for the estimator
///   (probability-weighted moments).
public final class PotTail {
    // Probability-weighted moments instead of Grimshaw's likelihood: no iteration, so no failure to
    // converge, and at the 50 to 1,000 peaks we have it is as accurate for shapes below 0.5. A negative
    // shape would claim that nothing beyond some point is possible; a calibration sample cannot know
    // that. Holding the shape at 0 instead gave 0.1 to 0.5 of 0.001 on clean scores whose tail ends
    // (squared distances, forests). So a negative shape is believed less its standard error, and only
    // holds for the part of the tail that the peaks show; beyond that the tail falls exponentially, as
    // steeply as it does there. Below the threshold the sample itself is the distribution, kept as BODY
    // quantiles.
    private static final int BODY = 65;
    private static final int MIN_PEAKS = 10;
    private static final int SMALL = 500;
    private static final double MAX_SHAPE = 0.9;
    private static final double MIN_SHAPE = -0.5;
    /// A tail that ends is followed to this share of its peaks.
    private static final double SHOWN = 0.05;

    /// The quantile above which values count as peaks where that leaves ten of them.
    public static final double LEVEL = 0.99;

    /// Peaks that are a larger share of the values than this begin low.
    private static final double LOW = 0.02;

    private final double[] body;
    private final double tailShare;
    private final double shape;
    private final double scale;

    private PotTail(double[] body, double tailShare, double shape, double scale) {
        this.body = body;
        this.tailShare = tailShare;
        this.shape = shape;
        this.scale = scale;
    }

    /// A tail above the 99 % quantile, or lower where that leaves fewer than 10 peaks.
    public static PotTail fit(double[] values) {
        return fit(values, LEVEL);
    }

    /// As [#fit(double[])], for values that come together. A small sample is itself the distribution up
    /// to its largest value; beyond that the tail falls exponentially.
    ///
    /// @param mostScale the largest scale that the tail beyond a small sample may have
    /// @param together  how many values beyond the threshold tell as much as one, see [Clustering]
    public static PotTail fitWithin(double[] values, double mostScale, double together) {
        int n = values.length;
        if (!isSmall(n)) {
            return fit(values, LEVEL, together);
        }
        double[] sorted = finite(values);
        double[] body = new double[BODY];
        for (int i = 0; i < BODY; i++) {
            body[i] = Quantiles.ofSorted(sorted, (double) i / (BODY - 1));
        }
        double[] peaks = excesses(sorted, Quantiles.ofSorted(sorted, levelFor(n / together, LEVEL)));
        Moments moments = Moments.of(peaks);
        double scale = moments.mean * (1 - Math.clamp(moments.shape, 0, MAX_SHAPE));
        return new PotTail(body, 1 / (n + 1.0), 0, Math.min(Math.max(scale, resolution(sorted)), mostScale));
    }

    /// Whether so few values leave fewer than ten in the highest fiftieth.
    public static boolean isSmall(int values) {
        return values < SMALL;
    }

    /// @param level the quantile above which values count as peaks, 0.5 or more and below 1
    public static PotTail fit(double[] values, double level) {
        return fit(values, level, 1);
    }

    /// The quantile that leaves ten peaks of so many independent values, `level` at most and the median
    /// at least.
    public static double levelFor(double events, double level) {
        return Math.max(0.5, Math.min(level, 1 - MIN_PEAKS / events));
    }

    private static PotTail fit(double[] values, double level, double together) {
        if (!(level >= 0.5 && level < 1)) {
            throw new IllegalArgumentException("level must be 0.5 or more and below 1, was " + level);
        }
        double[] sorted = finite(values);
        int n = sorted.length;
        double events = n / together;
        double used = levelFor(events, level);
        double threshold = Quantiles.ofSorted(sorted, used);
        double[] peaks = excesses(sorted, threshold);
        double[] body = new double[BODY];
        for (int i = 0; i < BODY; i++) {
            body[i] = Math.min(threshold, Quantiles.ofSorted(sorted, used * i / (BODY - 1)));
        }
        // One more than was seen: the next value may be the first beyond the threshold.
        double share = (peaks.length / together + 1) / (events + 2);
        return paretoOf(peaks, peaks.length / together, body, share, resolution(sorted));
    }

    private static double[] finite(double[] values) {
        double[] sorted = Quantiles.sorted(values);
        if (sorted.length == 0 || !Double.isFinite(sorted[0]) || !Double.isFinite(sorted[sorted.length - 1])) {
            throw new IllegalArgumentException("values must be 1 or more finite numbers, were " + sorted.length);
        }
        return sorted;
    }

    private static double[] excesses(double[] sorted, double threshold) {
        return Arrays.stream(sorted)
                .filter(v -> v > threshold)
                .map(v -> v - threshold)
                .toArray();
    }

    /// The least spread a tail may have: without it a constant sample would call its first rounding
    /// error impossible.
    private static double resolution(double[] sorted) {
        double largest = Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
        return Math.max(largest * 1e-6, 1e-12);
    }

    private static PotTail paretoOf(
            double[] ascendingPeaks, double events, double[] body, double share, double leastScale) {
        Moments moments = Moments.of(ascendingPeaks);
        if (!moments.known) {
            return new PotTail(body, share, 0, Math.max(moments.mean, leastScale));
        }
        double error = 1 / Math.sqrt(ascendingPeaks.length);
        double shape = Math.clamp(moments.shape, Math.clamp(moments.shape + error, MIN_SHAPE, 0), MAX_SHAPE);
        double scale = moments.mean * (1 - shape);
        double likely = Math.min(MAX_SHAPE, shape + unsure(events, share));
        return new PotTail(body, share, likely, Math.max(scale, leastScale));
    }

    /// By how much the shape grows for what the peaks leave open. Where an exponential tail's scale is
    /// estimated from n events, the next value follows a Pareto of shape 1 / n. And peaks that begin low
    /// are of the body too, which says less of the tail: by their share, in excess of the usual one.
    private static double unsure(double events, double share) {
        return 1 / events + Math.max(0, share - LOW);
    }

    /// The same with as large an excess on average, were the tail not to end: few peaks that happen to
    /// lie close tell no alarm's line.
    public PotTail endless() {
        return shape < 0 ? new PotTail(body, tailShare, 0, scale / (1 - shape)) : this;
    }

    /// What probability-weighted moments tell of peaks.
    ///
    /// @param known whether they tell a shape; 0 where not
    private record Moments(double mean, double shape, boolean known) {
        static Moments of(double[] ascendingPeaks) {
            int n = ascendingPeaks.length;
            double mean = 0;
            double weighted = 0;
            for (int i = 0; i < n; i++) {
                mean += ascendingPeaks[i] / n;
                weighted += ascendingPeaks[i] / n * (1 - (i + 0.65) / n);
            }
            boolean known = n >= MIN_PEAKS && mean > 2 * weighted;
            // a0 / (a0 - 2 a1) - 2 is minus the shape in today's sign.
            return new Moments(mean, known ? 2 - mean / (mean - 2 * weighted) : 0, known);
        }
    }

    /// The value above which the fitted tail takes over from the sample.
    public double threshold() {
        return body[BODY - 1];
    }

    /// Shape of the tail: 0 falls exponentially, 0.5 has no variance, below 0 it thins out.
    public double shape() {
        return shape;
    }

    /// Scale of the tail, in the unit of the values.
    public double scale() {
        return scale;
    }

    /// P(X >= value); above 0 and up to 1.
    public double pValue(double value) {
        double excess = value - threshold();
        if (excess > 0) {
            return Math.max(Double.MIN_NORMAL, tailShare * survival(excess));
        }
        if (value <= body[0]) {
            return 1;
        }
        int above = firstNotBelow(value);
        double part = (value - body[above - 1]) / (body[above] - body[above - 1]);
        return 1 - (1 - tailShare) * (above - 1 + part) / (BODY - 1);
    }

    private double survival(double excess) {
        double edge = shape < 0 ? pareto(SHOWN) : Double.POSITIVE_INFINITY;
        if (excess > edge) {
            return SHOWN * Math.exp(-(excess - edge) / (scale + shape * edge));
        }
        return Math.abs(shape) < 1e-9 ? Math.exp(-excess / scale) : Math.pow(1 + shape * excess / scale, -1 / shape);
    }

    private double pareto(double share) {
        return scale * (Math.abs(shape) < 1e-9 ? -Math.log(share) : (Math.pow(share, -shape) - 1) / shape);
    }

    private int firstNotBelow(double value) {
        int low = 1;
        int high = BODY - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (body[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// The value whose [#pValue] is `p`.
    public double quantile(double p) {
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be above 0 and up to 1, was " + p);
        }
        if (p > tailShare) {
            return Quantiles.ofSorted(body, Math.clamp((1 - p) / (1 - tailShare), 0, 1));
        }
        double ratio = p / tailShare;
        if (shape < 0 && ratio < SHOWN) {
            double edge = pareto(SHOWN);
            return threshold() + edge - Math.log(ratio / SHOWN) * (scale + shape * edge);
        }
        return threshold() + pareto(ratio);
    }

    public void write(DataOutput out) throws IOException {
        for (double value : body) {
            out.writeDouble(value);
        }
        out.writeDouble(tailShare);
        out.writeDouble(shape);
        out.writeDouble(scale);
    }

    /// @throws IOException if the numbers cannot have come from [#write]
    public static PotTail read(DataInput in) throws IOException {
        double[] body = new double[BODY];
        for (int i = 0; i < BODY; i++) {
            body[i] = in.readDouble();
            if (!Double.isFinite(body[i]) || i > 0 && body[i] < body[i - 1]) {
                throw new IOException("tail is damaged: quantile %d is %s".formatted(i, body[i]));
            }
        }
        double share = in.readDouble();
        double shape = in.readDouble();
        double scale = in.readDouble();
        if (!(share > 0
                && share < 1
                && shape >= MIN_SHAPE
                && shape <= MAX_SHAPE
                && scale > 0
                && scale < Double.MAX_VALUE)) {
            throw new IOException("tail is damaged: share %s, shape %s, scale %s".formatted(share, shape, scale));
        }
        return new PotTail(body, share, shape, scale);
    }
}
