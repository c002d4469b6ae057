// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.detect;

import io.vedette.core.numbers.PotTail;
import io.vedette.core.numbers.Quantiles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/// How often stretches of a given strength come on one entity while all is well.
///
/// The strength of a moment is the `needed`-th largest of the last `outOf` scores, so "strength is u or more" is the
/// rule by which a watch opens an anomaly at line u. `outOf` weaker moments end a stretch (the runs estimator).
///
/// - **In:** logarithms of scores of held-out rows, in the order of time.
/// - **Out:** the weeks between two stretches that reach a strength, and the strength for so many weeks.
/// - **Error:** once a week, learnt from three days, is once in two days to ten weeks (see the test). Beyond what was
/// seen, the weeks grow as the predictive law of
///   an exponential tail whose scale was estimated from so few peaks, so slowly for few. A week of calm cannot tell
///   whether something comes once in a month or once in a year; a system that drifts makes it too seldom by any factor.
/// - **Cost:** O(n · outOf · levels) once, O(log levels) a question; 24 levels of two doubles at most.
/// - **Source:** R. L. Smith & I. Weissman, *Estimating the extremal index*, JRSS B 56(3), 1994, for the runs.
///
/// @param levels strengths, ascending
/// @param rates  stretches a week that reach each, falling
/// @param scale  the mean by which peaks exceed the last level
/// @param peaks  how many peaks that was learnt from
public record Episodes(double[] levels, double[] rates, double scale, int peaks) {
    /// So many stretches carry the tail; with fewer, all there are.
    private static final int ENOUGH = 10;

    private static final int MOST_LEVELS = 24;

    /// Peaks that hardly differ must not make the next one an event of the century.
    private static final double LEAST_SCALE = 0.1;

    /// What a few peaks may claim of the tail's scale; see [Calibration].
    private static final double MOST_SCALE = 0.5;

    /// A tail learnt from moments, not from stretches, is worth so many peaks.
    private static final int OF_MOMENTS = 10;

    private static final double WEEK_NANOS = 7 * 86_400e9;

    private static final double MOST_WEEKS = 1e300;

    /// @param scores logarithms, in the order of time
    /// @param cap    larger ones count as this: trouble that was set aside
    /// @param rule   from how many of how many scores a stretch is made
    public static Episodes of(double[] scores, double cap, long stepNanos, Rule rule) {
        double[] strengths = strengths(scores, cap, rule);
        double weeks = strengths.length * (double) stepNanos / WEEK_NANOS;
        double[] sorted = Quantiles.sorted(strengths);
        double[] tried = DoubleStream.iterate(1, k -> k + 1)
                .limit(MOST_LEVELS)
                .map(k -> Quantiles.ofSorted(sorted, 1 - Math.pow(2, -k / 2)))
                .distinct()
                .toArray();
        double[][] peaksAt = Arrays.stream(tried)
                .mapToObj(level -> peaks(strengths, level, rule.outOf()))
                .toArray(double[][]::new);
        int last = 0;
        for (int i = 0; i < tried.length; i++) {
            boolean enough = peaksAt[i].length >= ENOUGH;
            last = enough || peaksAt[i].length > peaksAt[last].length ? i : last;
        }
        double[] rates = new double[last + 1];
        double most = 0;
        for (int i = last; i >= 0; i--) {
            most = Math.max(most, Math.max(1, peaksAt[i].length) / weeks);
            rates[i] = most;
        }
        double top = tried[last];
        double mean =
                Arrays.stream(peaksAt[last]).map(peak -> peak - top).average().orElse(0);
        int peaks = Math.max(1, peaksAt[last].length);
        double scale = peaks < ENOUGH ? Math.min(mean, MOST_SCALE) : mean;
        return new Episodes(Arrays.copyOf(tried, last + 1), rates, Math.max(scale, LEAST_SCALE), peaks);
    }

    /// How a watch makes an anomaly of moments.
    ///
    /// @param needed scores that reach a strength …
    /// @param outOf  … among so many in a row
    public record Rule(int needed, int outOf) {
        public static final Rule DEFAULT = new Rule(3, 5);
    }

    /// A guess for a model that was learnt before stretches were counted: each unusual moment is a third of one.
    static Episodes ofMoments(PotTail tail, long stepNanos) {
        double level = tail.threshold();
        double perWeek = WEEK_NANOS / Math.max(1, stepNanos);
        double rate = tail.pValue(level) * perWeek / Rule.DEFAULT.needed();
        return new Episodes(new double[] {level}, new double[] {rate}, Math.max(tail.scale(), LEAST_SCALE), OF_MOMENTS);
    }

    /// The strength of each moment for which there are enough scores.
    ///
    /// @param scores in the order of time
    public static double[] strengths(double[] scores, Rule rule) {
        return strengths(scores, Double.POSITIVE_INFINITY, rule);
    }

    private static double[] strengths(double[] scores, double cap, Rule rule) {
        int window = Math.min(rule.outOf(), scores.length);
        int needed = Math.min(rule.needed(), window);
        double[] strengths = new double[scores.length - window + 1];
        double[] last = new double[window];
        for (int i = 0; i < strengths.length; i++) {
            for (int k = 0; k < window; k++) {
                last[k] = Math.min(cap, scores[i + k]);
            }
            Arrays.sort(last);
            strengths[i] = last[window - needed];
        }
        return strengths;
    }

    /// The strongest moment of each stretch above a level.
    private static double[] peaks(double[] strengths, double level, int calm) {
        DoubleStream.Builder peaks = DoubleStream.builder();
        double peak = Double.NEGATIVE_INFINITY;
        int below = 0;
        for (double strength : strengths) {
            if (strength > level) {
                peak = Math.max(peak, strength);
                below = 0;
            } else if (peak > level && ++below >= calm) {
                peaks.add(peak);
                peak = Double.NEGATIVE_INFINITY;
            }
        }
        if (peak > level) {
            peaks.add(peak);
        }
        return peaks.build().toArray();
    }

    /// Weeks between two stretches that reach a strength, above 0.
    public double weeks(double strength) {
        int last = levels.length - 1;
        if (strength >= levels[last]) {
            double excess = Math.log1p((strength - levels[last]) / (peaks * scale));
            return Math.min(MOST_WEEKS, Math.exp(peaks * excess) / rates[last]);
        }
        if (strength <= levels[0]) {
            return 1 / rates[0];
        }
        int above = above(strength);
        double part = (strength - levels[above - 1]) / (levels[above] - levels[above - 1]);
        return 1 / (rates[above - 1] + part * (rates[above] - rates[above - 1]));
    }

    private int above(double strength) {
        int found = Arrays.binarySearch(levels, strength);
        return found >= 0 ? Math.max(1, found) : -found - 1;
    }

    /// The least strength that is reached no more than once in so many weeks.
    public double strength(double weeks) {
        int last = levels.length - 1;
        if (weeks * rates[last] >= 1) {
            return levels[last] + peaks * scale * Math.expm1(Math.log(weeks * rates[last]) / peaks);
        }
        int i = 0;
        while (weeks * rates[i] > 1) {
            i++;
        }
        if (i == 0) {
            return levels[0];
        }
        double part = (1 / weeks - rates[i - 1]) / (rates[i] - rates[i - 1]);
        return levels[i - 1] + part * (levels[i] - levels[i - 1]);
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(levels.length);
        for (int i = 0; i < levels.length; i++) {
            out.writeDouble(levels[i]);
            out.writeDouble(rates[i]);
        }
        out.writeDouble(scale);
        out.writeInt(peaks);
    }

    static Episodes read(DataInput in) throws IOException {
        int size = in.readInt();
        if (size < 1 || size > MOST_LEVELS) {
            throw new IOException("episodes of " + size + " levels");
        }
        double[] levels = new double[size];
        double[] rates = new double[size];
        for (int i = 0; i < size; i++) {
            levels[i] = in.readDouble();
            rates[i] = in.readDouble();
            boolean inOrder = i == 0 || levels[i] > levels[i - 1] && rates[i] <= rates[i - 1];
            if (!Double.isFinite(levels[i]) || !(rates[i] > 0 && rates[i] < MOST_WEEKS) || !inOrder) {
                throw new IOException("episodes are damaged: level %s, rate %s".formatted(levels[i], rates[i]));
            }
        }
        double scale = in.readDouble();
        int peaks = in.readInt();
        if (!(scale > 0 && scale < MOST_WEEKS && peaks > 0)) {
            throw new IOException("episodes are damaged: scale %s of %d peaks".formatted(scale, peaks));
        }
        return new Episodes(levels, rates, scale, peaks);
    }
}
