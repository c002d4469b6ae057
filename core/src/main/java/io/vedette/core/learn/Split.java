// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.learn;

import java.util.Arrays;

/// Which time trains and which tests. Never shuffled: a test row that lies between training rows tests nothing.
///
/// @param trainFrom first instant that trains, epoch nanoseconds
/// @param trainTo   the instant after the last that trains
/// @param testFrom  first instant that calibrates and tests
/// @param testTo    the instant after the last
public record Split(long trainFrom, long trainTo, long testFrom, long testTo) {
    public Split {
        if (trainFrom >= trainTo) {
            throw new IllegalArgumentException("the training stretch is empty: it must begin before it ends");
        }
        if (testFrom >= testTo) {
            throw new IllegalArgumentException("the test stretch is empty: it must begin before it ends");
        }
        if (testFrom < trainTo) {
            throw new IllegalArgumentException("the test stretch must not begin before the training stretch ends");
        }
    }

    private static final long DAY = 86_400_000_000_000L;

    /// The last `testShare` of the rows tests, the rest trains. From three days on, whole days test: a line drawn
    /// through the scores of a night is wrong by day (measured on a daily rhythm: 0.6 to 43 % of quiet rows past
    /// the 95th percentile of the last 14 hours, 1 to 13 % past that of the last day).
    public static Split last(double testShare, long[] nanos) {
        if (nanos.length < 2) {
            throw new IllegalArgumentException(
                    "too little to learn from: it takes 2 rows or more to train and to test, there were "
                            + nanos.length);
        }
        int cut = Math.clamp(Math.round(nanos.length * (1 - testShare)), 1, nanos.length - 1);
        long span = nanos[nanos.length - 1] - nanos[0];
        if (span >= 3 * DAY - DAY / 24) {
            long days = Math.max(1, Math.round((double) span * testShare / DAY));
            int before = Arrays.binarySearch(nanos, nanos[nanos.length - 1] - days * DAY);
            cut = Math.clamp(before < 0 ? -before - 1 : before + 1, 1, nanos.length - 1);
        }
        return new Split(nanos[0], nanos[cut], nanos[cut], nanos[nanos.length - 1] + 1);
    }

    /// The same, training from a later instant.
    Split trainingFrom(long from) {
        return new Split(from, trainTo, testFrom, testTo);
    }

    boolean trains(long nanos) {
        return nanos >= trainFrom && nanos < trainTo;
    }

    boolean tests(long nanos) {
        return nanos >= testFrom && nanos < testTo;
    }
}
