// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.diagnose;

import io.vedette.core.numbers.Quantiles;
import java.util.Arrays;
import java.util.List;

/// Where a signal was before the incident, when its healthy stretches may be months old.
///
/// A level walks: what it differs by between the two halves of the longest stretch grows with the square
/// root of time. The level of the longest stretch is therefore corrected towards the stretch nearest to
/// the incident, by as much as that one can know, and what stays uncertain is told.
///
/// - **In:** values by stretch, the spread of a value.
/// - **Out:** the level and the variance of what is unknown about it.
/// - **Source:** one step of a Kalman filter for a random walk seen through noise; the walk's variance is
///   the larger of what the halves say and what the nearest stretch shows (empirical Bayes).
record Level(double value, double variance) {
    /// Of a median's variance, as a multiple of the mean's, for normal data.
    private static final double MEDIAN = Math.PI / 2;

    static Level of(List<double[]> stretches, List<Period> periods, Windows windows, double spread) {
        int longest = 0;
        int nearest = 0;
        for (int i = 1; i < stretches.size(); i++) {
            longest = stretches.get(i).length > stretches.get(longest).length ? i : longest;
            nearest = windows.gapSeconds(periods.get(i)) < windows.gapSeconds(periods.get(nearest)) ? i : nearest;
        }
        double[] far = stretches.get(longest);
        double level = Quantiles.median(far);
        Walk walk = Walk.of(far, periods.get(longest), spread);
        double gap = windows.gapSeconds(periods.get(longest));
        if (longest == nearest) {
            return new Level(level, walk.most() * gap);
        }
        double[] near = stretches.get(nearest);
        double noise = MEDIAN * spread * spread / near.length;
        double away = Quantiles.median(near) - level;
        double prior = Math.max(walk.least() * gap, Math.max(0, away * away - noise));
        double gain = prior / Math.max(prior + noise, Double.MIN_NORMAL);
        return new Level(level + gain * away, gain * noise);
    }

    /// How fast a level walks, by what its halves differ.
    ///
    /// @param least variance a second that noise cannot have made
    /// @param most  variance a second that noise could hide; what counts where no later stretch tells
    private record Walk(double least, double most) {
        static Walk of(double[] values, Period period, double spread) {
            if (values.length < 4 || period.seconds() == 0) {
                return new Walk(0, 0);
            }
            double first = Quantiles.median(Arrays.copyOf(values, values.length / 2));
            double second = Quantiles.median(Arrays.copyOfRange(values, values.length / 2, values.length));
            double noise = 4 * MEDIAN * spread * spread / values.length;
            double squared = (second - first) * (second - first);
            double half = period.seconds() / 2;
            return new Walk(Math.max(0, squared - noise) / half, Math.max(squared, noise) / half);
        }
    }
}
