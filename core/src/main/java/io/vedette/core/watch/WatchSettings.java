// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

import io.vedette.core.detect.Episodes;

/// When a surprise becomes an anomaly.
///
/// @param needed     unusual frames that it takes …
/// @param outOf      … among this many in a row; also the frames that must stay calm before it ends
/// @param warmUpRows frames before the first model is trained: what "ready in" counts down to
/// @param fewSignals an entity of so many signals or fewer has each compared with its whole past, 16 KiB each; 0 for
/// never
/// @param guard      deviations too small to tell anyone about
/// @param news       which new kinds of log lines are worth telling
public record WatchSettings(
        int needed, int outOf, int warmUpRows, int fewSignals, GuardSettings guard, NewsSettings news)
        implements java.io.Serializable {
    /// Three of five: at 15 s a step, 45 s of trouble, and one spike or one scrape gone wrong wakes nobody.
    public static final WatchSettings DEFAULT =
            new WatchSettings(3, 5, 120, 3, GuardSettings.DEFAULT, NewsSettings.DEFAULT);

    /// How unusual frames become an anomaly, for whoever learns how often they do.
    public Episodes.Rule rule() {
        return new Episodes.Rule(needed, outOf);
    }

    public WatchSettings {
        if (outOf < 1 || outOf > 64) {
            throw new IllegalArgumentException("watch.outOf must be 1 to 64, was " + outOf);
        }
        if (needed < 1 || needed > outOf) {
            throw new IllegalArgumentException(
                    "watch.needed must be 1 to watch.outOf (%d), was %d".formatted(outOf, needed));
        }
        if (fewSignals < 0 || fewSignals > 20) {
            throw new IllegalArgumentException("watch.fewSignals must be 0 to 20, was " + fewSignals);
        }
        if (warmUpRows < 50) {
            throw new IllegalArgumentException("watch.warmUpRows must be 50 or more, was " + warmUpRows);
        }
    }
}
