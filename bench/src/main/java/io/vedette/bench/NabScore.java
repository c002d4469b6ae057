// SPDX-License-Identifier: Apache-2.0
package io.vedette.bench;

import java.util.List;

/// What the alarms of a stream are worth: early in a window much, late in it little, outside less than nothing.
///
/// - **In:** one flag a row.
/// - **Error:** random scores, no alarm and the edges of a window against what METRICS.md and the authors' tests say.
/// - **Source:** A. Lavin and S. Ahmad, *Evaluating real-time anomaly detection algorithms: the Numenta Anomaly
///   Benchmark*, ICMLA 2015.
///
/// @param hits    windows with an alarm
/// @param windows of the stream
/// @param earned  what the first alarms in windows are worth together
/// @param lost    what the alarms outside cost, 0 or less, before their weight
/// @param wrong   alarms outside
record NabScore(int hits, int windows, double earned, double lost, int wrong) {
    static final NabScore NOTHING = new NabScore(0, 0, 0, 0, 0);
    private static final double FAR = 3;
    private static final Segment NOWHERE = new Segment(0, -1);

    /// @param missed what a missed window costs
    /// @param wrong  what an alarm far outside costs
    record Profile(double missed, double wrong) {
        static final Profile STANDARD = new Profile(1, 0.11);
        static final Profile LOW_FALSE_POSITIVES = new Profile(1, 0.22);
        static final Profile LOW_FALSE_NEGATIVES = new Profile(2, 0.11);
    }

    static NabScore of(NabStream stream, boolean[] alarms) {
        int rows = alarms.length;
        int at = stream.probation();
        double earned = 0;
        double lost = 0;
        int hits = 0;
        int wrong = 0;
        Segment before = NOWHERE;
        for (Segment window : stream.windows()) {
            for (; at < window.first(); at++) {
                lost += alarms[at] ? outside(at, before) : 0;
                wrong += alarms[at] ? 1 : 0;
            }
            boolean hit = false;
            for (; at <= window.last(); at++) {
                earned += alarms[at] && !hit ? inside(at, window) : 0;
                hit |= alarms[at];
            }
            hits += hit ? 1 : 0;
            before = window;
        }
        for (; at < rows; at++) {
            lost += alarms[at] ? outside(at, before) : 0;
            wrong += alarms[at] ? 1 : 0;
        }
        return new NabScore(hits, stream.windows().size(), earned, lost, wrong);
    }

    private static double inside(int at, Segment window) {
        double position = -(window.last() - at + 1.0) / window.length();
        return sigmoid(position) / sigmoid(-1);
    }

    private static double outside(int at, Segment before) {
        if (before.length() == 0) {
            return -1;
        }
        return sigmoid((at - before.last()) / Math.max(1.0, before.length() - 1));
    }

    private static double sigmoid(double x) {
        return x > FAR ? -1 : 2 / (1 + Math.exp(5 * x)) - 1;
    }

    NabScore plus(NabScore other) {
        return new NabScore(
                hits + other.hits,
                windows + other.windows,
                earned + other.earned,
                lost + other.lost,
                wrong + other.wrong);
    }

    static NabScore sum(List<NabScore> scores) {
        return scores.stream().reduce(NOTHING, NabScore::plus);
    }

    /// 100 for every window met by its first row and nothing else, 0 for silence.
    double of(Profile profile) {
        double raw = earned - profile.missed() * (windows - hits) + profile.wrong() * lost;
        return 100 * (raw + profile.missed() * windows) / (windows * (1 + profile.missed()));
    }
}
