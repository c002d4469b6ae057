// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Tick;
import io.vedette.core.domain.Verdict;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongSupplier;

/// How far the engine is behind what was stored. When that is too far, senders are asked to wait, lest the disk fills
/// with what nobody has judged.
///
/// It knows the number of bytes about, and of what was there at the start only how long it has not been read.
///
/// - **State:** safe for many threads; no more than about two thousand marks.
public final class Backlog {
    private static final long MARK_NANOS = 1_000_000_000L;
    private static final long MARK_BYTES = 8 << 20;
    private static final int MOST_MARKS = 2_000;

    private final Limits limits;
    private final LongSupplier position;
    private final LongSupplier nanoTime;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private long bytes;

    /// How far it may be.
    ///
    /// @param bytes of the journal, about
    /// @param age   of the oldest batch that was not read
    public record Limits(long bytes, Duration age) {
        public static final Limits DEFAULT = new Limits(1 << 30, Duration.ofMinutes(10));
    }

    /// Some batches that came within a second or so.
    private static final class Mark {
        private final long nanos;
        private long last;
        private long bytes;

        Mark(long nanos) {
            this.nanos = nanos;
        }
    }

    /// @param newest   the newest offset of the journal at the start
    /// @param position the offset up to which the engine has read
    /// @param nanoTime a clock that never jumps
    public Backlog(Limits limits, long newest, LongSupplier position, LongSupplier nanoTime) {
        this.limits = limits;
        this.position = position;
        this.nanoTime = nanoTime;
        add(newest, 0, nanoTime.getAsLong());
    }

    /// That of an engine that has always read everything.
    static Backlog none() {
        return new Backlog(Limits.DEFAULT, 0, () -> Long.MAX_VALUE, () -> 0);
    }

    /// A batch is in the journal.
    void stored(long offset, List<? extends Observation> batch) {
        long size = 0;
        for (Observation observation : batch) {
            size += size(observation);
        }
        long now = nanoTime.getAsLong();
        synchronized (this) {
            forget();
            add(offset, size, now);
        }
    }

    private void add(long offset, long size, long now) {
        Mark open = marks.peekLast();
        boolean isDone = open == null || now - open.nanos > MARK_NANOS || open.bytes > MARK_BYTES;
        if (open == null || isDone && marks.size() < MOST_MARKS) {
            open = new Mark(now);
            marks.add(open);
        }
        open.last = Math.max(open.last, offset);
        open.bytes += size;
        bytes += size;
    }

    private void forget() {
        long read = position.getAsLong();
        for (Mark oldest = marks.peek(); oldest != null && oldest.last <= read; oldest = marks.peek()) {
            bytes -= oldest.bytes;
            marks.remove();
        }
    }

    /// Why nothing more should come now, for the sender; empty when it may.
    synchronized String against() {
        forget();
        Mark oldest = marks.peek();
        if (oldest == null) {
            return "";
        }
        Duration age = Duration.ofNanos(nanoTime.getAsLong() - oldest.nanos);
        if (bytes <= limits.bytes() && age.compareTo(limits.age()) <= 0) {
            return "";
        }
        return "%d MiB that came in the last %d s are still to be judged; send it again later"
                .formatted(bytes >> 20, age.toSeconds());
    }

    /// About what it takes in the journal.
    private static long size(Observation observation) {
        return switch (observation) {
            case Sample _ -> 24;
            case Tick _ -> 16;
            case Sighting _ -> 32;
            case Lesson lesson -> lesson.model().length;
            case Verdict verdict -> 128L + verdict.note().length();
            case LogLine line ->
                32L + line.text().length() + 16L * line.attributes().size();
            case Span span -> 128 + 16L * span.attributes().size();
            case Alert alert ->
                128L + alert.title().length() + 16L * alert.labels().size();
            case Change change ->
                128L + change.title().length() + 16L * change.attributes().size();
        };
    }
}
