// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import io.vedette.core.numbers.CauchyCombination;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The strangest place of a series, with all around it that is half as surprising.
///
/// @param from   its first value
/// @param to     the value after its last
/// @param chance that one of all blocks of a series is so strange while all is well
/// @param agree  the names of the inspectors that each find it strange
record Peak(int from, int to, double chance, List<String> agree) {
    /// An inspector agrees where by itself it would find so strange a block but once in twenty.
    private static final double AGREES = 0.05;

    /// The inspectors' chances are joined so that one that is sure is enough, and four that see nothing cost a factor
    /// of five.
    ///
    /// @param taken where it may not be; somewhere it must
    static Peak strangest(List<Opinion> opinions, Sequence sequence, boolean[] taken) {
        double[] chances = new double[sequence.size()];
        int best = -1;
        for (int t = 0; t < chances.length; t++) {
            int at = t;
            chances[t] = CauchyCombination.of(
                    opinions.stream().mapToDouble(each -> each.pValue(at)).toArray());
            best = !taken[t] && (best < 0 || chances[t] < chances[best]) ? t : best;
        }
        double blocks = Math.max(Rarity.FEWEST_BLOCKS, (double) chances.length / sequence.window());
        double half = Math.sqrt(chances[best] * 0.5);
        int from = best;
        int to = best + 1;
        while (from > 0 && !taken[from - 1] && chances[from - 1] <= half) {
            from--;
        }
        while (to < chances.length && !taken[to] && chances[to] <= half) {
            to++;
        }
        return new Peak(from, to, Math.min(1, blocks * chances[best]), agree(opinions, from, to));
    }

    private static List<String> agree(List<Opinion> opinions, int from, int to) {
        return opinions.stream()
                .filter(opinion -> IntStream.range(from, to).anyMatch(t -> opinion.pValue(t) < AGREES))
                .map(Opinion::name)
                .toList();
    }

    /// Marks it and a window beside it.
    void take(boolean[] taken, int window) {
        Arrays.fill(taken, Math.max(0, from - window), Math.min(taken.length, to + window), true);
    }
}
