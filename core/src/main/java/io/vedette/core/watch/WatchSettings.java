// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.watch;

/// When a surprise becomes an anomaly.
///
/// @param needed     unusual frames that it takes …
/// @param outOf      … among this many in a row; also the frames that must stay calm before it ends
/// @param warmUpRows frames before the first model is trained: what "ready in" counts down to
/// @param streams    entities of three signals or fewer that are compared with their whole past, 48 KiB each
/// @param guard      deviations too small to tell anyone about
/// @param news       which new kinds of log lines are worth telling
public record WatchSettings(int needed, int outOf, int warmUpRows, int streams, GuardSettings guard, NewsSettings news)
        implements java.io.Serializable {
    /// Three of five: at 15 s a step, 45 s of trouble, and one spike or one scrape gone wrong wakes nobody.
    public static final WatchSettings DEFAULT =
            new WatchSettings(3, 5, 120, 1_000, GuardSettings.DEFAULT, NewsSettings.DEFAULT);

    public WatchSettings {
        if (outOf < 1 || outOf > 64) {
            throw new IllegalArgumentException("watch.outOf must be 1 to 64, was " + outOf);
        }
        if (needed < 1 || needed > outOf) {
            throw new IllegalArgumentException(
                    "watch.needed must be 1 to watch.outOf (%d), was %d".formatted(outOf, needed));
        }
        if (streams < 0) {
            throw new IllegalArgumentException("watch.streams must be 0 or more, was " + streams);
        }
        if (warmUpRows < 50) {
            throw new IllegalArgumentException("watch.warmUpRows must be 50 or more, was " + warmUpRows);
        }
    }
}
