// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.inspect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How sure it is, a quarter of a window later, that a run of values of another mean or scatter began here.
///
/// - **In:** the series without its season and trend.
/// - **Out:** the logarithm of a chance, from 0 for one in ten million.
/// - **Cost:** 400 runs a value at most; those less likely than one in ten million are dropped.
/// - **Source:** R. P. Adams & D. J. C. MacKay, *Bayesian Online Changepoint Detection*, arXiv:0710.3742, 2007;
/// Gaussian
///   values of unknown mean and variance, hence Student's t to predict by.
final class ChangePoint implements Inspector {
    private static final int FEWEST = 16;
    private static final int MOST_RUNS = 400;
    private static final double UNLIKELY = 1e-7;

    /// A run is expected to last for so many windows.
    private static final int LASTS = 4;

    private static final int LATER = 8;

    /// Below this part of the variance noise is rounding.
    private static final double LEAST_NOISE = 1e-6;

    @Override
    public String name() {
        return "change-point";
    }

    @Override
    public String sentence() {
        return "values from which on mean or scatter are others";
    }

    /// Gaps are left out: what was not told begins no run.
    @Override
    public double[] scores(Sequence sequence) {
        double[] all = sequence.withoutSeason();
        int[] places = IntStream.range(0, all.length)
                .filter(t -> sequence.isKnown(t, 1))
                .toArray();
        double[] scores = new double[all.length];
        if (places.length < FEWEST || sequence.isConstant()) {
            return scores;
        }
        double[] values = Arrays.stream(places).mapToDouble(t -> all[t]).toArray();
        double[] began = began(values, sequence.window());
        for (int i = 0; i < places.length; i++) {
            scores[places[i]] = began[i];
        }
        return scores;
    }

    private static double[] began(double[] values, int window) {
        double noise = noise(values);
        double ends = 1.0 / (LASTS * window);
        int later = Math.max(LATER, window / 4);
        double[] scores = new double[values.length];
        List<Run> runs = new ArrayList<>(List.of(new Run(0, 1, noise)));
        for (int t = 0; t < values.length; t++) {
            int asked = t - later;
            take(runs, values[t], ends);
            if (asked > 0) {
                double sure = runs.stream()
                        .filter(run -> run.began == asked)
                        .mapToDouble(run -> run.chance)
                        .sum();
                scores[asked] = Math.max(0, Math.log(Math.max(sure, Double.MIN_NORMAL) / UNLIKELY));
            }
            runs.removeIf(run -> run.chance < UNLIKELY && run.began <= asked);
            if (runs.size() == MOST_RUNS) {
                runs.remove(leastLikely(runs));
            }
            runs.add(new Run(t + 1, ends, noise));
        }
        return scores;
    }

    /// What a value says of its neighbour: half of the mean squared step.
    private static double noise(double[] values) {
        double sum = 0;
        for (int i = 1; i < values.length; i++) {
            sum += (values[i] - values[i - 1]) * (values[i] - values[i - 1]);
        }
        return Math.max(LEAST_NOISE, sum / (2 * (values.length - 1)));
    }

    private static void take(List<Run> runs, double value, double ends) {
        double total = 0;
        for (Run run : runs) {
            run.take(value);
            total += run.chance;
        }
        double whole = Math.max(total, Double.MIN_NORMAL);
        runs.forEach(run -> run.chance *= (1 - ends) / whole);
    }

    private static Run leastLikely(List<Run> runs) {
        Run least = runs.getFirst();
        for (Run run : runs) {
            least = run.chance < least.chance ? run : least;
        }
        return least;
    }

    /// Values of one mean and variance, and how likely it is that they go on: a normal-gamma distribution.
    private static final class Run {
        private final int began;
        private double chance;
        private double mean;
        private double weight;
        private double shape = 1;
        private double rate;

        /// Γ(shape + ½) / Γ(shape)
        private double gammas = Math.sqrt(Math.PI) / 2;

        /// @param noise the variance that a run is expected to have, that of its mean being 1
        private Run(int began, double chance, double noise) {
            this.began = began;
            this.chance = chance;
            this.weight = noise;
            this.rate = noise;
        }

        private void take(double value) {
            double off = value - mean;
            double scale = 2 * rate * (weight + 1) / weight;
            chance *= gammas / Math.sqrt(Math.PI * scale) * Math.pow(1 + off * off / scale, -shape - 0.5);
            rate += weight * off * off / (2 * (weight + 1));
            weight += 1;
            mean += off / weight;
            gammas = shape / gammas;
            shape += 0.5;
        }
    }
}
