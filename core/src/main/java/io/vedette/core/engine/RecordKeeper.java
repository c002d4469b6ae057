// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Exemplars;
import io.vedette.core.domain.IncidentEvent;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Tick;
import io.vedette.core.engine.MinuteShare.Whose;
import io.vedette.core.keep.RecordHistory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;

/// Decides which log lines and spans are kept for looking back: of each entity and minute the grave ones and a sample
/// of the others; around an incident all, as far as the limits go; of a trace that is an exemplar what is still there.
///
/// - **In:** what the engine reads, in the Journal's order, and what the road tells of incidents. A minute is one of
/// the
///   Journal's ticks: it says when a record came, not what its sender's clock said.
/// - **Out:** records for the [RecordHistory], the same in every replay.
/// - **Cost:** O(1) a record; 32 MiB at most.
/// - **State:** confined to the engine's thread.
public final class RecordKeeper implements Consumer<Object> {
    // Grave records are decided at once, the others when their minute is over: only then is known who has the smallest
    // lots. Should so many wait that memory runs short, the minute of all is over now.

    static final long BEFORE_NANOS = 120_000_000_000L;
    private static final long MINUTE_NANOS = 60_000_000_000L;
    private static final long MOST_WAITING = 16L << 20;
    private static final int MOST_SHOWN = 1_000;

    private final RecordHistory history;
    private final RecordLimits limits;
    private final Map<Whose, MinuteShare> shares = new LinkedHashMap<>();
    private final RecentRecords recent = new RecentRecords();
    private final TreeSet<Entity> troubled = new TreeSet<>();
    private final TreeSet<String> shown = new TreeSet<>();
    private List<Observation> decided = new ArrayList<>();

    private long nowNanos = Long.MIN_VALUE;
    private long heard;
    private long waiting;

    public RecordKeeper(RecordHistory history, RecordLimits limits) {
        this.history = history;
        this.limits = limits;
    }

    void take(Observation observation) {
        switch (observation) {
            case LogLine line -> hear(new Held(line, heard++, nowNanos));
            case Span span -> hear(new Held(span, heard++, nowNanos));
            case Tick tick -> wake(tick.nanos());
            default -> {
                // Numbers, alerts, changes and lessons are kept elsewhere.
            }
        }
    }

    private void hear(Held held) {
        Entity entity = held.entity();
        MinuteShare share = shares.computeIfAbsent(new Whose(entity, held.isSpan()), _ -> new MinuteShare());
        if (troubled.contains(entity)) {
            if (share.whole < limits.duringIncident()) {
                share.whole++;
                decided.add(held.record);
            }
            return;
        }
        if (held.isGrave() && share.grave < limits.grave()) {
            share.grave++;
            decided.add(held.record);
            return;
        }
        recent.add(held);
        waiting += share.offer(held, limits.others());
        if (waiting > MOST_WAITING) {
            settle();
        }
    }

    private void wake(long nanos) {
        boolean over = nowNanos != Long.MIN_VALUE && nanos / MINUTE_NANOS > nowNanos / MINUTE_NANOS;
        nowNanos = Math.max(nowNanos, nanos);
        if (over) {
            recent.ofTraces(shown).forEach(this::keep);
            shown.clear();
            settle();
            shares.clear();
        }
    }

    private void settle() {
        shares.values().forEach(share -> share.settle().forEach(this::keep));
        waiting = 0;
    }

    private void keep(Held held) {
        if (!held.kept) {
            held.kept = true;
            decided.add(held.record);
        }
    }

    /// Hears everything the road tells.
    @Override
    public void accept(Object told) {
        if (told instanceof IncidentEvent event) {
            heed(event);
        } else if (told instanceof Exemplars exemplars) {
            show(exemplars);
        }
    }

    private void heed(IncidentEvent event) {
        for (Entity entity : event.incident().entities()) {
            if (event instanceof IncidentEvent.Ended) {
                troubled.remove(entity);
            } else if (troubled.add(entity)) {
                lookBack(entity, Math.min(event.nanos(), event.incident().startNanos()) - BEFORE_NANOS);
            }
        }
    }

    private void show(Exemplars exemplars) {
        for (Exemplars.Exemplar exemplar : exemplars.examples()) {
            boolean isNew = exemplar.nanos() + exemplar.durationNanos() >= nowNanos - BEFORE_NANOS;
            if (isNew && shown.size() < MOST_SHOWN) {
                shown.add(exemplar.trace());
            }
        }
    }

    private void lookBack(Entity entity, long sinceNanos) {
        for (boolean spans : new boolean[] {false, true}) {
            MinuteShare share = shares.get(new Whose(entity, spans));
            if (share != null) {
                for (Held held : share.settle()) {
                    waiting -= held.weight();
                    keep(held);
                }
            }
        }
        recent.of(entity, sinceNanos, limits.duringIncident()).forEach(this::keep);
    }

    /// Hands over what was decided.
    void store() throws IOException {
        if (!decided.isEmpty()) {
            List<Observation> all = decided;
            decided = new ArrayList<>();
            history.append(all);
        }
    }

    /// What was decided goes to the history first: it is the history's to save.
    void save(DataOutput out) throws IOException {
        store();
        SavedRecords.save(out, nowNanos, heard, troubled);
        SavedRecords.save(out, shares, recent);
        history.save(out);
    }

    void restore(DataInput in) throws IOException {
        nowNanos = in.readLong();
        heard = in.readLong();
        troubled.addAll(SavedRecords.entities(in));
        waiting = SavedRecords.restore(in, shares, recent);
        history.restore(in);
    }
}
