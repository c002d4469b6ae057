// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import java.time.Duration;

/// How much a sender may send. What is over a limit is refused or cut, counted by reason, and told to the sender.
///
/// @param packedBytes        of a request as it travels
/// @param bodyBytes          of a request once unpacked; also at most a hundred times its packed size beyond 1 MiB
/// @param labels             of one series, record or span
/// @param labelNameBytes     of one label's name
/// @param labelValueBytes    of one label's value
/// @param lineBytes          of one log line; what is longer is cut and marked
/// @param series             that are active, of all senders together: heard of within the last hour
/// @param seriesOfSender     that are active, of one sender
/// @param newSeriesPerSecond of all senders, in the long run; fifty seconds' worth may come at once
/// @param oldest             how far back a time may lie
/// @param newest             how far ahead a time may lie
/// @param depth              of nested messages, objects and lists
public record ReceiveLimits(
        int packedBytes,
        int bodyBytes,
        int labels,
        int labelNameBytes,
        int labelValueBytes,
        int lineBytes,
        int series,
        int seriesOfSender,
        int newSeriesPerSecond,
        Duration oldest,
        Duration newest,
        int depth) {
    public static final ReceiveLimits DEFAULT = new ReceiveLimits(
            16 << 20,
            32 << 20,
            40,
            256,
            2_048,
            256 << 10,
            500_000,
            100_000,
            2_000,
            Duration.ofHours(24),
            Duration.ofMinutes(10),
            64);

    public ReceiveLimits {
        within("packedBytes", packedBytes, 1 << 10, 256 << 20);
        within("bodyBytes", bodyBytes, 1 << 10, 512 << 20);
        within("labels", labels, 1, 1_000);
        within("labelNameBytes", labelNameBytes, 1, 1 << 16);
        within("labelValueBytes", labelValueBytes, 1, 1 << 16);
        within("lineBytes", lineBytes, 128, 16 << 20);
        within("series", series, 1, 100_000_000);
        within("seriesOfSender", seriesOfSender, 1, 100_000_000);
        within("newSeriesPerSecond", newSeriesPerSecond, 1, 10_000_000);
        within("depth", depth, 8, 1_000);
        positive("oldest", oldest);
        positive("newest", newest);
    }

    private static void within(String key, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "receivers.limits.%s must be %d to %d, was %d".formatted(key, least, most, value));
        }
    }

    private static void positive(String key, Duration value) {
        if (!value.isPositive()) {
            throw new IllegalArgumentException("receivers.limits.%s must be positive, was %s".formatted(key, value));
        }
    }
}
