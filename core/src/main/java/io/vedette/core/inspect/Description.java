// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import io.vedette.core.domain.Range;
import io.vedette.core.numbers.Quantiles;
import io.vedette.core.numbers.RobustSpread;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// What the values do where a series is strange.
final class Description {
    /// Levels this many deviations apart are two.
    private static final double APART = 3;

    private final Cells cells;
    private final int window;

    Description(Cells cells, int window) {
        this.cells = cells;
        this.window = window;
    }

    List<Stretch> of(List<Peak> peaks) {
        Range usual = usual(peaks);
        return peaks.stream().map(peak -> stretch(peak, usual)).toList();
    }

    /// Where 98 of 100 values lie that are in no stretch; of all values if they are all strange.
    private Range usual(List<Peak> peaks) {
        double[] calm = IntStream.range(0, cells.values().length)
                .filter(t -> peaks.stream().noneMatch(peak -> t >= peak.from() && t < peak.to()))
                .mapToDouble(t -> cells.values()[t])
                .filter(Double::isFinite)
                .toArray();
        double[] sorted = Quantiles.sorted(calm.length > 0 ? calm : known(0, cells.values().length));
        return new Range(Quantiles.ofSorted(sorted, 0.01), Quantiles.ofSorted(sorted, 0.99));
    }

    private double[] known(int from, int to) {
        return Arrays.stream(cells.values(), Math.max(0, from), Math.min(cells.values().length, to))
                .filter(Double::isFinite)
                .toArray();
    }

    private Stretch stretch(Peak peak, Range usual) {
        int at = furthest(peak, usual);
        double actual = cells.values()[at];
        double off = actual > usual.high() ? actual - usual.high() : usual.low() - actual;
        boolean beyond = off > 0.1 * (usual.high() - usual.low());
        Levels levels = levels(peak);
        if (levels.apart()) {
            return told(peak, Stretch.Kind.SHIFT, at, levels.after(), new Range(levels.before(), levels.before()));
        }
        Stretch.Kind kind =
                !beyond ? Stretch.Kind.SHAPE : actual > usual.high() ? Stretch.Kind.SPIKE : Stretch.Kind.DIP;
        return told(peak, kind, at, actual, usual);
    }

    private Stretch told(Peak peak, Stretch.Kind kind, int at, double actual, Range usual) {
        return new Stretch(
                cells.nanos()[peak.from()],
                cells.nanos()[peak.to() - 1],
                kind,
                cells.nanos()[at],
                actual,
                usual,
                peak.chance(),
                peak.agree());
    }

    private int furthest(Peak peak, Range usual) {
        double middle = (usual.low() + usual.high()) / 2;
        int best = -1;
        for (int t = peak.from(); t < peak.to(); t++) {
            double value = cells.values()[t];
            if (Double.isFinite(value)
                    && (best < 0 || Math.abs(value - middle) > Math.abs(cells.values()[best] - middle))) {
                best = t;
            }
        }
        return best < 0 ? peak.from() : best;
    }

    private record Levels(double before, double after, boolean apart) {}

    /// What two windows before the stretch and after it are mostly like.
    private Levels levels(Peak peak) {
        int reach = 2 * window;
        double[] before = known(peak.from() - reach, peak.from());
        double[] after = known(peak.to(), peak.to() + reach);
        if (before.length < reach / 2 || after.length < reach / 2) {
            return new Levels(0, 0, false);
        }
        RobustSpread first = RobustSpread.of(before);
        RobustSpread then = RobustSpread.of(after);
        double spread = Math.max(first.sigma(), then.sigma());
        return new Levels(first.median(), then.median(), Math.abs(then.median() - first.median()) > APART * spread);
    }
}
