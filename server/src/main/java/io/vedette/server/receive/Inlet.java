// SPDX-License-Identifier: Apache-2.0
package io.vedette.server.receive;

import io.vedette.core.domain.Edge;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Sighting;
import io.vedette.core.keep.Journal;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// The one door: checks times, counts, appends to the Journal, and only then says "taken".
///
/// - **State:** safe for many threads; a caller is slowed by the disk, never queued here.
public final class Inlet {
    /// A clock that runs ten minutes ahead is a wrong clock, not the future.
    private static final long MOST_AHEAD_NANOS = 600_000_000_000L;

    private final Journal journal;
    private final InstantSource clock;
    private final Backlog backlog;
    private final Sightings sightings = new Sightings();
    private final LongAdder taken = new LongAdder();
    private final Map<String, LongAdder> rejected = new ConcurrentHashMap<>();

    /// A door behind which nobody falls behind.
    public Inlet(Journal journal, InstantSource clock) {
        this(journal, clock, Backlog.none());
    }

    public Inlet(Journal journal, InstantSource clock, Backlog backlog) {
        this.journal = journal;
        this.clock = clock;
        this.backlog = backlog;
    }

    /// Why senders should wait; empty when they need not. What we ask for ourselves is taken all the same.
    String against() {
        return backlog.against();
    }

    /// The instance to keep of a series, so that it is kept once.
    Series same(Series series) {
        return journal.same(series);
    }

    /// Labels told of these edges; they go in with what is admitted next.
    public void saw(List<Edge> edges) {
        if (!edges.isEmpty()) {
            sightings.saw(edges, clock.millis());
        }
    }

    /// Takes what can be taken of a batch; returns when that is on disk.
    ///
    /// @throws IOException when the Journal cannot store it, as on a full disk: then nothing was taken
    public Admission admit(List<? extends Observation> batch) throws IOException {
        long now = clock.instant().toEpochMilli() * 1_000_000L;
        long latest = now + MOST_AHEAD_NANOS;
        List<Observation> good = new ArrayList<>(batch.size());
        Map<String, Integer> bad = new HashMap<>();
        for (Observation observation : batch) {
            if (observation.nanos() > latest) {
                bad.merge("future", 1, Integer::sum);
            } else if (observation.nanos() < 0) {
                bad.merge("before-1970", 1, Integer::sum);
            } else {
                good.add(observation);
            }
        }
        int count = good.size();
        store(good, sightings.due(now));
        taken.add(count);
        bad.forEach(this::reject);
        return new Admission(count, bad);
    }

    private void store(List<Observation> good, List<Sighting> seen) throws IOException {
        good.addAll(seen);
        if (good.isEmpty()) {
            return;
        }
        try {
            long offset = journal.append(good);
            backlog.stored(offset, good);
        } catch (IOException full) {
            sightings.again(seen);
            throw full;
        }
    }

    /// Counts what a receiver had to refuse before it became an observation.
    public void reject(String reason, int count) {
        rejected.computeIfAbsent(reason, _ -> new LongAdder()).add(count);
    }

    public long taken() {
        return taken.sum();
    }

    /// Refused so far, by reason.
    public Map<String, Long> rejected() {
        Map<String, Long> now = new HashMap<>();
        rejected.forEach((reason, count) -> now.put(reason, count.sum()));
        return now;
    }
}
