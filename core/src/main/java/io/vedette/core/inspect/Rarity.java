// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import io.vedette.core.numbers.Quantiles;
import java.util.stream.IntStream;

/// How seldom a stretch of a series scores so much, by the other stretches of the same series.
///
/// The series is cut into blocks of a window. Their largest scores fall exponentially beyond the median, by the
/// shallower of what the upper quarter of them and the upper seventh say, so that what is strange in a seventh of the
/// blocks does not hide itself.
///
/// - **Source:** block maxima (E. J. Gumbel, *Statistics of Extremes*, 1958).
///
/// @param middle the median of the blocks' largest scores
/// @param scale  of their tail
/// @param blocks how many there are
record Rarity(double middle, double scale, int blocks) {
    static final int FEWEST_BLOCKS = 40;

    /// Of the largest score: without it a series that never moves but once would call its second move impossible.
    private static final double LEAST_SCALE = 0.01;

    static Rarity of(double[] scores, int window) {
        int length = Math.max(1, Math.min(window, scores.length / FEWEST_BLOCKS));
        int blocks = (scores.length + length - 1) / length;
        double[] sorted = Quantiles.sorted(IntStream.range(0, blocks)
                .mapToDouble(block -> largest(scores, block * length, length))
                .toArray());
        double middle = Quantiles.ofSorted(sorted, 0.5);
        double quarter = (Quantiles.ofSorted(sorted, 0.75) - middle) / Math.log(2);
        double seventh = (Quantiles.ofSorted(sorted, 6.0 / 7) - middle) / Math.log(3.5);
        double least = LEAST_SCALE * sorted[blocks - 1];
        return new Rarity(middle, Math.max(least, Math.max(quarter, seventh)), blocks);
    }

    private static double largest(double[] scores, int from, int length) {
        double largest = 0;
        for (int t = from; t < Math.min(scores.length, from + length); t++) {
            largest = Math.max(largest, scores[t]);
        }
        return largest;
    }

    /// P(a block's largest score is this or more): ½ at the median, and for all that is below it.
    double pValue(double score) {
        return score > middle && scale > 0 ? 0.5 * Math.exp(-(score - middle) / scale) : 0.5;
    }
}
