// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;

/// The latest word on every entity, in memory. After a restart it fills again with the first frames.
///
/// - **State:** one writer, many readers.
public final class Board {
    private final Map<Entity, Standing> standings = new ConcurrentSkipListMap<>();
    private final Map<Entity, Frame> frames = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final AtomicLong dropped = new AtomicLong();

    void frame(Frame frame) {
        frames.put(frame.entity(), frame);
        dropped.addAndGet(frame.late() + frame.crowded());
    }

    void assess(Assessment assessment) {
        Frame frame = frames.getOrDefault(
                assessment.entity(), Frame.of(assessment.entity(), assessment.nanos(), 1_000_000_000L, List.of()));
        standings.merge(
                assessment.entity(),
                new Standing(assessment, frame, assessment.nanos(), frame.late() + frame.crowded()),
                Board::follow);
        changes.incrementAndGet();
    }

    private static Standing follow(Standing before, Standing now) {
        boolean same = before.assessment().state() == now.assessment().state();
        long since = same ? before.sinceNanos() : now.sinceNanos();
        return new Standing(now.assessment(), now.frame(), since, before.dropped() + now.dropped());
    }

    /// All entities, sorted.
    public List<Standing> standings() {
        return List.copyOf(standings.values());
    }

    public Optional<Standing> standing(Entity entity) {
        return Optional.ofNullable(standings.get(entity));
    }

    /// Rises with every change: a page that saw this number has nothing new to see.
    public long changes() {
        return changes.get();
    }

    /// Samples dropped on the way into frames, late or one series too many.
    public long dropped() {
        return dropped.get();
    }
}
