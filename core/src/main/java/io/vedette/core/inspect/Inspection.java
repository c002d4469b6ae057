// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import io.vedette.core.numbers.CauchyCombination;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The strangest stretches of a series, by several inspectors together.
///
/// What each scores is made a chance by the other stretches of the series ([Rarity]), and the chances are joined by
/// Cauchy combination, so that one inspector that is sure is enough and four that see nothing cost a factor of five.
///
/// @param stretches strangest first; the first is there though it does not stand out, unless nothing moves
/// @param stepNanos the usual distance of two values
/// @param window    values that a stretch is compared by; 0 for a series that stands still
/// @param looked    how many values were looked at
/// @param values    those values, gaps left out
public record Inspection(List<Stretch> stretches, long stepNanos, int window, int looked, double[] values) {
    /// Fewer values show nothing that comes again.
    public static final int FEWEST = 20;

    private static final int MOST_STRETCHES = 5;

    public Inspection {
        stretches = List.copyOf(stretches);
    }

    /// @param nanos  ascending
    /// @param values as many; `NaN` for a gap
    /// @param by     the inspectors to ask
    /// @throws IllegalArgumentException for fewer than [#FEWEST] values
    public static Inspection of(long[] nanos, double[] values, List<Inspector> by) {
        Cells cells = Cells.of(nanos, values);
        double[] known = Arrays.stream(cells.values()).filter(Double::isFinite).toArray();
        if (known.length < FEWEST) {
            throw new IllegalArgumentException(
                    "too short to inspect: it takes %d values, there were %d".formatted(FEWEST, known.length));
        }
        Sequence sequence = Sequence.of(cells.values());
        if (sequence.isConstant()) {
            return new Inspection(List.of(), cells.step(), 0, known.length, known);
        }
        List<Opinion> opinions =
                by.stream().map(inspector -> Opinion.of(inspector, sequence)).toList();
        double[] chances = joined(opinions, sequence);
        List<Peak> peaks = peaks(chances, sequence);
        return new Inspection(
                new Description(cells, sequence, opinions).of(peaks),
                cells.step(),
                sequence.window(),
                known.length,
                known);
    }

    /// What an inspector says, and what it means.
    record Opinion(String name, double[] scores, Rarity rarity) {
        static Opinion of(Inspector inspector, Sequence sequence) {
            double[] scores = inspector.scores(sequence);
            return new Opinion(inspector.name(), scores, Rarity.of(scores, sequence.window()));
        }

        double pValue(int at) {
            return rarity.pValue(scores[at]);
        }
    }

    /// @param from   the first value
    /// @param to     the value after the last
    /// @param chance in a series like this
    record Peak(int from, int to, double chance) {}

    private static double[] joined(List<Opinion> opinions, Sequence sequence) {
        double[] chances = new double[sequence.size()];
        for (int t = 0; t < chances.length; t++) {
            int at = t;
            chances[t] = CauchyCombination.of(
                    opinions.stream().mapToDouble(each -> each.pValue(at)).toArray());
        }
        return chances;
    }

    /// The strangest places, each with all around it that is half as surprising; what is nearer than half a window to
    /// one of them is part of it.
    private static List<Peak> peaks(double[] chances, Sequence sequence) {
        boolean[] taken = new boolean[chances.length];
        double blocks = Math.max(Rarity.FEWEST_BLOCKS, (double) chances.length / sequence.window());
        List<Peak> peaks = new ArrayList<>();
        while (peaks.size() < MOST_STRETCHES) {
            int best = -1;
            for (int t = 0; t < chances.length; t++) {
                best = !taken[t] && (best < 0 || chances[t] < chances[best]) ? t : best;
            }
            if (best < 0) {
                break;
            }
            Peak peak = around(best, chances, taken, Math.min(1, blocks * chances[best]));
            if (!peaks.isEmpty() && peak.chance() >= 1) {
                break;
            }
            peaks.add(peak);
            int beside = sequence.window() / 2;
            Arrays.fill(taken, Math.max(0, peak.from() - beside), Math.min(chances.length, peak.to() + beside), true);
        }
        return peaks;
    }

    private static Peak around(int best, double[] chances, boolean[] taken, double chance) {
        double half = Math.sqrt(chances[best] * 0.5);
        int from = best;
        int to = best + 1;
        while (from > 0 && !taken[from - 1] && chances[from - 1] <= half) {
            from--;
        }
        while (to < chances.length && !taken[to] && chances[to] <= half) {
            to++;
        }
        return new Peak(from, to, chance);
    }
}
