// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.desk;

import io.vedette.core.domain.Arrivals;
import io.vedette.core.domain.Assessment;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Incident;
import io.vedette.core.domain.Ruling;
import java.util.Collections;
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
    private final Map<Entity, Incident> open = new ConcurrentHashMap<>();
    private final Reach reach = new Reach();
    private final Map<String, Ruling.Balance> balances = new ConcurrentSkipListMap<>();
    private final AtomicLong changes = new AtomicLong();
    private final Map<String, Long> drops = new ConcurrentSkipListMap<>(Arrivals.NONE.drops());
    private final AtomicLong reordered = new AtomicLong();
    private final AtomicLong stragglers = new AtomicLong();

    void frame(Frame frame) {
        frames.put(frame.entity(), frame);
        if (!frame.arrivals().equals(Arrivals.NONE)) {
            reordered.addAndGet(frame.arrivals().reordered());
            frame.arrivals().drops().forEach((reason, count) -> drops.merge(reason, count, Long::sum));
        }
    }

    void straggler() {
        stragglers.incrementAndGet();
    }

    void assess(Assessment assessment) {
        Frame frame = frames.getOrDefault(
                assessment.entity(), Frame.of(assessment.entity(), assessment.nanos(), 1_000_000_000L, List.of()));
        standings.merge(
                assessment.entity(),
                new Standing(
                        assessment, frame, assessment.nanos(), frame.arrivals().dropped()),
                Board::follow);
        changes.incrementAndGet();
    }

    private static Standing follow(Standing before, Standing now) {
        boolean same = before.assessment().state() == now.assessment().state();
        long since = same ? before.sinceNanos() : now.sinceNanos();
        return new Standing(now.assessment(), now.frame(), since, before.dropped() + now.dropped());
    }

    void rule(Ruling.Ruled ruled) {
        Incident incident = ruled.event().incident();
        for (Entity entity : incident.entities()) {
            if (incident.isOpen()) {
                open.put(entity, incident);
            } else {
                open.computeIfPresent(entity, (_, known) -> known.id().equals(incident.id()) ? null : known);
            }
        }
        changes.incrementAndGet();
    }

    void balance(Ruling.Balance latest) {
        balances.put(latest.team(), latest);
    }

    /// Which incidents a person's word can still change.
    public Reach reach() {
        return reach;
    }

    /// The incident of an entity that is going on.
    public Optional<Incident> open(Entity entity) {
        return Optional.ofNullable(open.get(entity));
    }

    /// How the budgets of pages stand, that of all whom no team owns first; none until something was judged.
    public List<Ruling.Balance> balances() {
        return List.copyOf(balances.values());
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

    /// What was dropped on the way into frames, by reason.
    public Map<String, Long> drops() {
        return Collections.unmodifiableMap(drops);
    }

    /// Samples that came late and were waited for.
    public long reordered() {
        return reordered.get();
    }

    /// Samples whose frame had gone when they came; they were stored beside it.
    public long stragglers() {
        return stragglers.get();
    }
}
