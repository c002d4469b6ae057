// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import io.vedette.core.baseline.Baselines;
import io.vedette.core.baseline.NearestPast;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.numbers.Normal;
import io.vedette.core.numbers.Surprise;
import java.util.List;
import java.util.SplittableRandom;

/// A way to judge a stream value by value, knowing only what came before.
///
/// @param name      as the table shows it
/// @param threshold fixed beforehand, without labels
/// @param apart     rows without a second alarm
/// @param scorer    one score a row
record NabCandidate(String name, double threshold, int apart, Scorer scorer) {
    private static final int APART = 24;

    @FunctionalInterface
    interface Scorer {
        double[] scores(NabStream stream);
    }

    static List<NabCandidate> all() {
        return List.of(ours(), withOneLine(), baseline(), gaussian(), largestZ(), random());
    }

    /// Alarms where the scores reach a threshold.
    boolean[] alarms(double[] scores, double from) {
        boolean[] alarms = new boolean[scores.length];
        int last = -apart - 1;
        for (int t = 0; t < scores.length; t++) {
            if (scores[t] >= from && t - last > apart) {
                alarms[t] = true;
                last = t;
            }
        }
        return alarms;
    }

    /// By the stream's own line: the score is what passes it, so an oracle may be stricter than we and not laxer.
    static NabCandidate ours() {
        return new NabCandidate("nearest past, rising line", 1e-9, 0, stream -> {
            NearestPast detector = new NearestPast();
            double[] scores = new double[stream.values().length];
            for (int t = 0; t < scores.length; t++) {
                double surprise = detector.take(stream.values()[t]);
                scores[t] = detector.isOff() ? surprise : 0;
            }
            return scores;
        });
    }

    private static NabCandidate withOneLine() {
        return new NabCandidate("nearest past, one fixed line", 2.75, APART, stream -> {
            NearestPast detector = new NearestPast();
            double[] scores = new double[stream.values().length];
            for (int t = 0; t < scores.length; t++) {
                scores[t] = detector.take(stream.values()[t]);
            }
            return scores;
        });
    }

    /// The baseline that every signal has.
    private static NabCandidate baseline() {
        return new NabCandidate("baseline of every signal", Baselines.OFF, APART, stream -> {
            Baselines baselines = new Baselines();
            Entity entity = new Entity("stream", stream.name());
            Signal signal = new Signal("value", "");
            double[] scores = new double[stream.values().length];
            for (int t = 0; t < scores.length; t++) {
                Point point = new Point(signal, stream.values()[t]);
                Frame frame = Frame.of(entity, stream.seconds()[t] * 1_000_000_000L, 1, List.of(point));
                var off = baselines.take(frame);
                scores[t] = off.isEmpty() ? 0 : off.getFirst().surprise();
            }
            return scores;
        });
    }

    /// The normal tail under mean and deviation of all that came before.
    private static NabCandidate gaussian() {
        return new NabCandidate("running Gaussian", 5, APART, stream -> {
            double[] scores = new double[stream.values().length];
            double mean = 0;
            double variance = 0;
            for (int t = 0; t < scores.length; t++) {
                double off = stream.values()[t] - mean;
                boolean judged = t >= NearestPast.WARM_UP && variance > 0;
                scores[t] = judged ? Surprise.of(Normal.upperTail(Math.abs(off) / Math.sqrt(variance))) : 0;
                variance = variance * t / (t + 1.0) + off * off * t / ((t + 1.0) * (t + 1.0));
                mean += off / (t + 1);
            }
            return scores;
        });
    }

    /// The distance from the mean of the probation, in its deviations.
    private static NabCandidate largestZ() {
        return new NabCandidate("\\|z\\|", 4, APART, stream -> {
            double[] values = stream.values();
            double mean = 0;
            double square = 0;
            for (int t = 0; t < stream.probation(); t++) {
                mean += values[t] / stream.probation();
            }
            for (int t = 0; t < stream.probation(); t++) {
                square += (values[t] - mean) * (values[t] - mean) / stream.probation();
            }
            double[] scores = new double[values.length];
            for (int t = stream.probation(); t < scores.length; t++) {
                scores[t] = square > 0 ? Math.abs(values[t] - mean) / Math.sqrt(square) : 0;
            }
            return scores;
        });
    }

    private static NabCandidate random() {
        return new NabCandidate("random", 0.999, 0, stream -> {
            var chance = new SplittableRandom(stream.name().hashCode());
            return chance.doubles(stream.values().length).toArray();
        });
    }
}
