// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.domain.Range;
import io.vedette.core.numbers.Quantiles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How far one signal is above its usual level during the incident.
///
/// @param track    the signal
/// @param level    what it usually is, as near in time as there is a healthy stretch
/// @param sigma    its usual spread, and what the level may have drifted since anybody saw it healthy
/// @param values   what it is during the incident, in order of time
/// @param strength its second largest deviation as a multiple of what that is by chance; 0 where too
///                 little is known
record Excess(Track track, double level, double sigma, double[] values, double strength) {
    /// Of a signal with one value a minute or less, so many values of the reference are enough.
    private static final int LEAST_MINUTES = 5;

    private static final int LEAST = 20;
    private static final int MOST_WINDOWS = 300;
    private static final double TO_SIGMA = 1.349;

    static Excess of(Track track, Windows windows, DiagnoseSettings settings) {
        double[] values = track.within(windows.incident());
        List<double[]> stretches = new ArrayList<>();
        List<Period> periods = new ArrayList<>();
        for (Period period : windows.healthy()) {
            double[] stretch = track.within(period);
            if (stretch.length > 0) {
                stretches.add(stretch);
                periods.add(period);
            }
        }
        double[] reference = stretches.stream().flatMapToDouble(Arrays::stream).toArray();
        if (reference.length < (track.stepSeconds() < 50 ? LEAST : LEAST_MINUTES)) {
            return new Excess(track, reference.length == 0 ? 0 : Quantiles.median(reference), 0, values, 0);
        }
        double spread = spread(track, reference, settings);
        Level level = Level.of(stretches, periods, windows, spread);
        double sigma = Math.sqrt(spread * spread + level.variance());
        if (values.length == 0) {
            return new Excess(track, level.value(), sigma, values, 0);
        }
        double chance = Math.max(1, chance(track, stretches, values.length, spread, settings));
        return new Excess(
                track, level.value(), sigma, values, secondLargest(track, values, level.value()) / sigma / chance);
    }

    private static double spread(Track track, double[] reference, DiagnoseSettings settings) {
        double[] sorted = Quantiles.sorted(reference);
        double width = Quantiles.ofSorted(sorted, 0.75) - Quantiles.ofSorted(sorted, 0.25);
        double least = Math.max(settings.relativeFloor() * Math.abs(Quantiles.ofSorted(sorted, 0.5)), track.floor());
        return Math.max(Math.max(width / TO_SIGMA, least), Double.MIN_NORMAL);
    }

    /// What the same statistic is in windows of the same length that slide over the reference.
    private static double chance(
            Track track, List<double[]> stretches, int length, double spread, DiagnoseSettings settings) {
        int total = stretches.stream().mapToInt(stretch -> stretch.length).sum();
        int window = Math.max(1, Math.min(length, total / 4));
        double middle = Quantiles.median(
                stretches.stream().flatMapToDouble(Arrays::stream).toArray());
        var found = new ArrayList<Double>();
        int step = Math.max(1, total / MOST_WINDOWS);
        for (double[] stretch : stretches) {
            for (int from = 0; from + window <= stretch.length; from += step) {
                double[] values = Arrays.copyOfRange(stretch, from, from + window);
                found.add(secondLargest(track, values, middle) / spread);
            }
        }
        double[] all = found.stream().mapToDouble(Double::doubleValue).toArray();
        return all.length == 0 ? 1 : Quantiles.of(all, settings.nullQuantile());
    }

    /// Of one value that one: whoever needs two that agree asks for [#isTwice].
    private static double secondLargest(Track track, double[] values, double level) {
        double first = Double.NEGATIVE_INFINITY;
        double second = Double.NEGATIVE_INFINITY;
        for (double value : values) {
            double away = isHarmfulUpwards(track) ? value - level : Math.abs(value - level);
            second = Math.max(second, Math.min(first, away));
            first = Math.max(first, away);
        }
        return values.length > 1 ? second : first;
    }

    private static boolean isHarmfulUpwards(Track track) {
        return track.kind() != Track.Kind.OTHER && track.kind() != Track.Kind.REQUESTS;
    }

    boolean isTwice() {
        return values.length > 1;
    }

    double actual() {
        return values.length == 0 ? level : Quantiles.median(values);
    }

    Range usual(double fence) {
        return new Range(level - fence * sigma, level + fence * sigma);
    }

    /// When it first left what is usual; the incident's start where it never did.
    long since(double fence, Windows windows) {
        int start = track.at(windows.incident().from());
        for (int i = 0; i < values.length; i++) {
            if (!usual(fence).contains(values[i])) {
                return track.nanos()[start + i];
            }
        }
        return windows.incident().from();
    }
}
