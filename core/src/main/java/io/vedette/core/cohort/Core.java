// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.cohort;

import io.vedette.core.domain.Range;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Where four fifths of a cohort are closest together, and how far from there is too far.
///
/// Distance is counted in standard deviations of those four fifths, both of the values and, where all are positive, of
/// their logarithms: the more forgiving one speaks, as nobody knows on which scale kin are alike. If more than a fifth
/// is elsewhere, some of them are among the four fifths and make these wide, so nobody is odd.
///
/// - **In:** a level of each member.
/// - **Out:** [#distance], 1 and more for who is odd.
/// - **Error:** of cohorts with normal levels one in a thousand has an odd one for five or six members, fewer for
///   more (`CoreTest`); with heavier tails (Student's t, five degrees) one in two hundred.
/// - **Cost:** O(n log n).
/// - **Source:** the shorth (Andrews et al., *Robust Estimates of Location*, 1972).
final class Core {
    /// Fewer have no core.
    static final int FEWEST = 5;

    private static final int SHARE = 5;

    /// A difference smaller than this part of the level is none.
    private static final double RELATIVE = 0.3;

    /// By the number of values beyond [#FEWEST]: the fewer, the likelier that four of them are close together by
    /// chance.
    private static final double[] FAR_OF_FEW = {25, 15, 12};

    private static final double FAR = 10;

    private final double[] sorted;
    private final int size;
    private final int first;
    private final int last;
    private final double mean;
    private final double bound;
    private final double far;
    private double logMean = Double.NaN;
    private double logBound;

    /// @param values of which the first `size` count; NaN is none of them
    /// @param least  no smaller difference matters
    Core(double[] values, int size, double least) {
        this.sorted = Arrays.copyOf(values, size);
        this.size = size;
        Arrays.sort(sorted);
        int held = size - size / SHARE;
        this.first = densest(held);
        this.last = first + held - 1;
        this.far = size - FEWEST < FAR_OF_FEW.length ? FAR_OF_FEW[size - FEWEST] : FAR;
        double sum = 0;
        for (int i = first; i <= last; i++) {
            sum += sorted[i];
        }
        this.mean = sum / held;
        double squares = 0;
        for (int i = first; i <= last; i++) {
            squares += (sorted[i] - mean) * (sorted[i] - mean);
        }
        double deviation = Math.sqrt(squares / (held - 1));
        this.bound = Math.max(Math.max(far * deviation, RELATIVE * Math.abs(mean)), Math.max(least, Double.MIN_NORMAL));
    }

    private int densest(int held) {
        int best = 0;
        for (int i = 1; i + held <= size; i++) {
            if (sorted[i + held - 1] - sorted[i] < sorted[best + held - 1] - sorted[best]) {
                best = i;
            }
        }
        return best;
    }

    /// The largest distance of all.
    double widest() {
        return Math.max(distance(sorted[0]), distance(sorted[size - 1]));
    }

    /// How far a value lies off, in units of what is too far.
    double distance(double value) {
        double linear = Math.abs(value - mean) / bound;
        if (value >= sorted[first] && value <= sorted[last]) {
            return 0;
        }
        return linear < 0.5 || sorted[first] <= 0 || value <= 0
                ? linear
                : Math.min(linear, Math.abs(Math.log(value) - logMean()) / logBound);
    }

    private double logMean() {
        if (Double.isNaN(logMean)) {
            int held = last - first + 1;
            double sum = 0;
            double squares = 0;
            for (int i = first; i <= last; i++) {
                double log = Math.log(sorted[i] / sorted[first]);
                sum += log;
                squares += log * log;
            }
            double variance = Math.max(0, (squares - sum * sum / held) / (held - 1));
            logBound = Math.max(far * Math.sqrt(variance), Double.MIN_NORMAL);
            logMean = Math.log(sorted[first]) + sum / held;
        }
        return logMean;
    }

    double mean() {
        return mean;
    }

    /// Those that are not odd, each one's place from below.
    private IntStream held() {
        return IntStream.range(0, size).filter(at -> distance(sorted[at]) < 1);
    }

    /// Where those are that are not odd.
    Range range() {
        return new Range(sorted[held().min().orElse(first)], sorted[held().max().orElse(last)]);
    }

    /// How many these are.
    int others() {
        return (int) held().count();
    }
}
