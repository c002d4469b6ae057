// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.domain.Range;
import io.vedette.core.keep.History;
import io.vedette.core.numbers.Quantiles;
import java.util.Arrays;
import java.util.Optional;

/// One signal at one moment beside its own past.
///
/// @param value      what it was
/// @param range      where 96 of 100 of its values lay, at that time of the day where there are days enough
/// @param timeOfDay  whether that is of the time of the day
/// @param furtherOut the share of those values that lay further from their middle
public record Usual(double value, Range range, boolean timeOfDay, double furtherOut) {
    static final long LOOKBACK_NANOS = 14 * 86_400_000_000_000L;

    private static final long DAY_NANOS = 86_400_000_000_000L;
    private static final long HOUR_NANOS = DAY_NANOS / 24;
    private static final int DAYS = 3;
    private static final int FEWEST = 20;
    private static final double OUTSIDE = 0.02;

    static Optional<Usual> of(History.Stretch stretch, long atNanos) {
        int last = stretch.size() - 1;
        if (last < FEWEST) {
            return Optional.empty();
        }
        boolean days = stretch.nanos()[last] - stretch.nanos()[0] >= DAYS * DAY_NANOS;
        double[] past = new double[last];
        int count = 0;
        for (int i = 0; i < last; i++) {
            long apart = Math.floorMod(stretch.nanos()[i] - atNanos, DAY_NANOS);
            boolean near = Math.min(apart, DAY_NANOS - apart) <= HOUR_NANOS;
            if (!days || near) {
                past[count++] = stretch.values()[i];
            }
        }
        if (count < FEWEST) {
            return Optional.empty();
        }
        double[] sorted = Quantiles.sorted(Arrays.copyOf(past, count));
        double middle = Quantiles.ofSorted(sorted, 0.5);
        double value = stretch.values()[last];
        double away = Math.abs(value - middle);
        double further = Arrays.stream(sorted)
                .filter(other -> Math.abs(other - middle) >= away)
                .count();
        Range range = new Range(Quantiles.ofSorted(sorted, OUTSIDE), Quantiles.ofSorted(sorted, 1 - OUTSIDE));
        return Optional.of(new Usual(value, range, days, further / count));
    }
}
