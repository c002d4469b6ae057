// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.util.List;
import java.util.Random;

/// Made-up signals with which nothing is wrong, of the kinds that servers and shops have.
final class HealthySignals {
    static final int DAY_MINUTES = 1_440;

    /// Makes one signal.
    interface Making {
        Signal make(Random random);
    }

    /// One value a minute; minute 0 is midnight before a Thursday.
    interface Signal {
        double at(int minute);
    }

    record Kind(String name, Making making) {}

    static final List<Kind> ALL = List.of(
            new Kind("normal noise", HealthySignals::noise),
            new Kind("remembers minutes", random -> wandering(random, 0.95)),
            new Kind("remembers hours", random -> wandering(random, 0.995)),
            new Kind("random walk", random -> wandering(random, 1)),
            new Kind("busy by day and on workdays", HealthySignals::business),
            new Kind("counts", random -> counts(random, 0.5 + 20 * random.nextDouble(), false)),
            new Kind("counts by day", random -> counts(random, 0.5 + 20 * random.nextDouble(), true)),
            new Kind("bursts", HealthySignals::bursts),
            new Kind("constant", _ -> _ -> 42),
            new Kind("a level that is changed now and then", HealthySignals::levels),
            new Kind("sawtooth", HealthySignals::sawtooth),
            new Kind("hourly job", HealthySignals::job));

    private HealthySignals() {}

    private static Signal noise(Random random) {
        double sigma = Math.exp(random.nextGaussian());
        return _ -> 100 + sigma * random.nextGaussian();
    }

    private static Signal wandering(Random random, double memory) {
        double[] last = {100};
        return _ -> last[0] = 100 + memory * (last[0] - 100) + random.nextGaussian();
    }

    /// How busy people are, 0 to 1: by day, at weekends a third of that.
    static double busy(int minute) {
        boolean weekend = (minute / DAY_MINUTES + 3) % 7 >= 5;
        double day = 0.5 - 0.5 * Math.cos(2 * Math.PI * (minute - 120) / DAY_MINUTES);
        return day * (weekend ? 0.33 : 1);
    }

    private static Signal business(Random random) {
        double noise = 1 + 4 * random.nextDouble();
        return minute -> 20 + 60 * busy(minute) + noise * random.nextGaussian();
    }

    private static Signal counts(Random random, double mean, boolean byDay) {
        return minute -> poisson(random, mean * (byDay ? 0.1 + busy(minute) : 1));
    }

    static double poisson(Random random, double mean) {
        int count = 0;
        for (double left = mean - random.nextExponential(); left > 0; left -= random.nextExponential()) {
            count++;
        }
        return count;
    }

    private static Signal bursts(Random random) {
        double[] last = {0};
        return _ -> {
            last[0] = 0.9 * last[0] + 0.5 * random.nextGaussian();
            return 10 * Math.exp(last[0]);
        };
    }

    private static Signal levels(Random random) {
        double[] level = {4};
        return _ -> level[0] = random.nextInt(2_000) == 0 ? 1 + random.nextInt(8) : level[0];
    }

    private static Signal sawtooth(Random random) {
        double[] held = {20};
        return _ -> held[0] = held[0] > 60 + 20 * random.nextDouble() ? 20 : held[0] + random.nextDouble();
    }

    private static Signal job(Random random) {
        int at = random.nextInt(60);
        return minute -> (Math.floorMod(minute - at, 60) < 6 ? 70 : 10) + random.nextGaussian();
    }
}
