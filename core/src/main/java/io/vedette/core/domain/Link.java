// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.domain;

/// An edge for a stretch of time in which it was never silent for long. What comes back later is another stretch.
///
/// @param firstNanos    first seen, epoch nanoseconds
/// @param lastNanos     last seen, epoch nanoseconds
/// @param ended         whether it has fallen silent since
/// @param calls         by spans, estimated where not all could be joined; 0 of an edge that only labels tell of
/// @param failed        of those, where one side said so
/// @param durationNanos of all those calls together, as the caller waited where the caller told
public record Link(
        Edge edge, long firstNanos, long lastNanos, boolean ended, long calls, long failed, long durationNanos)
        implements Relation {
    public Link {
        if (firstNanos > lastNanos || failed < 0 || failed > calls || durationNanos < 0) {
            throw new IllegalArgumentException("%s from %d to %d with %d of %d calls failed cannot be"
                    .formatted(edge, firstNanos, lastNanos, failed, calls));
        }
    }

    /// Seen once.
    public static Link seen(Edge edge, long nanos) {
        return new Link(edge, nanos, nanos, false, 0, 0, 0);
    }

    public Link seenAt(long nanos) {
        return nanos >= firstNanos && nanos <= lastNanos
                ? this
                : new Link(
                        edge,
                        Math.min(firstNanos, nanos),
                        Math.max(lastNanos, nanos),
                        ended,
                        calls,
                        failed,
                        durationNanos);
    }

    /// @param weight how many such calls were seen, or are estimated from the one that was
    public Link called(long weight, boolean didFail, long nanos) {
        double sum = durationNanos + (double) weight * nanos;
        return new Link(
                edge,
                firstNanos,
                lastNanos,
                ended,
                calls + weight,
                failed + (didFail ? weight : 0),
                sum < Long.MAX_VALUE / 2 ? durationNanos + weight * nanos : Long.MAX_VALUE / 2);
    }

    public Link end() {
        return new Link(edge, firstNanos, lastNanos, true, calls, failed, durationNanos);
    }

    /// Whether it was there at a moment.
    public boolean holdsAt(long nanos) {
        return firstNanos <= nanos && (!ended || nanos <= lastNanos);
    }
}
