// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The strangest stretches of a series, by several inspectors together.
///
/// What each scores is made a chance by the other stretches of the series, see [Rarity]. A stretch that stands out is
/// cut out before the next is looked for, because windows that touch it, and parabolas through it, are strange as well.
///
/// - **Cost:** that of the inspectors, for each stretch that stands out and once more: 0.4 s for
///   10,000 values, 5 s for 50,000.
///
/// @param stretches strangest first; the first is there though it does not stand out, unless nothing moves
/// @param stepNanos the usual distance of two values
/// @param window    values that a stretch is compared by; 0 for a series that stands still
/// @param values    those that were looked at, gaps left out
public record Inspection(List<Stretch> stretches, long stepNanos, int window, double[] values) {
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
        double[] known = known(cells.values());
        if (known.length < FEWEST) {
            throw new IllegalArgumentException(
                    "too short to inspect: it takes %d values, there were %d".formatted(FEWEST, known.length));
        }
        Sequence sequence = Sequence.of(cells.values());
        List<Peak> peaks = peaks(cells.values().clone(), by);
        return new Inspection(
                new Description(cells, sequence.window()).of(peaks),
                cells.step(),
                sequence.isConstant() ? 0 : sequence.window(),
                known);
    }

    private static double[] known(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).toArray();
    }

    /// @param left what is cut into
    private static List<Peak> peaks(double[] left, List<Inspector> by) {
        boolean[] taken = new boolean[left.length];
        List<Peak> peaks = new ArrayList<>();
        while (peaks.size() < MOST_STRETCHES && known(left).length >= FEWEST && !isFull(taken)) {
            Sequence sequence = Sequence.of(left);
            if (sequence.isConstant()) {
                break;
            }
            List<Opinion> opinions = by.stream()
                    .map(inspector -> Opinion.of(inspector, sequence))
                    .toList();
            Peak peak = Peak.strangest(opinions, sequence, taken);
            if (peaks.isEmpty() || Stretch.isClear(peak.chance())) {
                peaks.add(peak);
            }
            if (!Stretch.isClear(peak.chance())) {
                break;
            }
            peak.take(taken, sequence.window());
            Arrays.fill(left, peak.from(), peak.to(), Double.NaN);
        }
        return peaks;
    }

    private static boolean isFull(boolean[] taken) {
        for (boolean one : taken) {
            if (!one) {
                return false;
            }
        }
        return true;
    }
}
