// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.keep.History;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

/// The History on SQLite: chunks of 240 points as rows, one file a UTC day.
///
/// Points of any time may come in any order; each time of a signal is kept once, with the value told first.
///
/// - **Cost:** one transaction for 2,000 chunks; a reading of one signal over a day reads its chunks and no others.
/// - **State:** one appending thread, many reading ones.
final class SqliteHistory implements History {
    // `flushing` is held while chunks go to disk, `memory` only while the open points are touched: so a reader waits
    // for no disk but its own. A reader looks at the memory first and at the files afterwards: what was sealed and
    // stored in between it sees twice, and drops once.
    private static final int FLUSHED_AT = 2_000;
    private static final Comparator<Chunk> BY_SERIES =
            Comparator.comparingLong(Chunk::series).thenComparingLong(Chunk::start);

    private final DayFiles<DayFile> files;
    private final Catalogue catalogue;
    private final ReentrantLock flushing = new ReentrantLock();
    private final ReentrantLock memory = new ReentrantLock();
    private List<Chunk> pending = new ArrayList<>();
    private boolean closed;

    SqliteHistory(Path folder, Damage damage) throws IOException {
        files = new DayFiles<>(folder, DayFile.KIND, day -> new DayFile(folder, day, damage));
        catalogue = new Catalogue(folder, damage);
        if (!catalogue.load()) {
            for (DayFile file : files.all()) {
                file.names().forEach(catalogue::recover);
            }
            catalogue.flush();
        }
    }

    @Override
    public void append(Frame frame) throws IOException {
        boolean isDue;
        memory.lock();
        try {
            if (closed) {
                throw new IOException("the history is closed");
            }
            for (Point point : frame.points()) {
                catalogue.of(frame.entity(), point.signal()).add(frame.nanos(), point.value(), pending::add);
            }
            isDue = pending.size() >= FLUSHED_AT;
        } finally {
            memory.unlock();
        }
        if (isDue) {
            flush();
        }
    }

    private void flush() throws IOException {
        flushing.lock();
        try {
            Map<Long, List<Chunk>> byDay = new TreeMap<>();
            memory.lock();
            try {
                catalogue.flush();
                pending.forEach(chunk -> byDay.computeIfAbsent(chunk.day(), _ -> new ArrayList<>())
                        .add(chunk));
            } finally {
                memory.unlock();
            }
            for (Map.Entry<Long, List<Chunk>> day : byDay.entrySet()) {
                day.getValue().sort(BY_SERIES);
                files.of(day.getKey()).write(day.getValue(), catalogue);
                stored(day.getValue());
            }
        } finally {
            flushing.unlock();
        }
    }

    private void stored(List<Chunk> chunks) {
        memory.lock();
        try {
            chunks.forEach(chunk -> catalogue.byNumber((int) chunk.series()).stored(chunk));
            pending.removeAll(new HashSet<>(chunks));
        } finally {
            memory.unlock();
        }
    }

    @Override
    public List<Entity> entities() {
        memory.lock();
        try {
            return catalogue.entities();
        } finally {
            memory.unlock();
        }
    }

    @Override
    public List<Signal> signals(Entity entity) {
        memory.lock();
        try {
            return catalogue.signals(entity);
        } finally {
            memory.unlock();
        }
    }

    @Override
    public Stretch read(Entity entity, String signal, long fromNanos, long toNanos) throws IOException {
        if (fromNanos >= toNanos) {
            return Stretch.EMPTY;
        }
        Gathered open = new Gathered(fromNanos, toNanos);
        SignalPoints points;
        memory.lock();
        try {
            points = catalogue.find(entity, signal);
            if (points == null) {
                return Stretch.EMPTY;
            }
            points.gather(open);
        } finally {
            memory.unlock();
        }
        Gathered all = new Gathered(fromNanos, toNanos);
        for (long day : files.days(OpenHead.dayOf(fromNanos), OpenHead.dayOf(toNanos - 1))) {
            files.of(day).read(points, fromNanos, toNanos, all);
        }
        all.add(open.stretch());
        return all.stretch();
    }

    @Override
    public void forget(long olderThanNanos) throws IOException {
        long day = OpenHead.dayOf(olderThanNanos);
        flushing.lock();
        try {
            memory.lock();
            try {
                pending.removeIf(chunk -> chunk.day() < day);
                catalogue.all().forEach(signal -> signal.forget(day));
            } finally {
                memory.unlock();
            }
            files.forget(day);
            forgetSignals();
        } finally {
            flushing.unlock();
        }
    }

    /// Lets go of signals that no file and no open stretch speaks of.
    private void forgetSignals() throws IOException {
        Set<Integer> stored = new HashSet<>();
        for (DayFile file : files.all()) {
            file.names().forEach(row -> stored.add(row.number()));
        }
        memory.lock();
        try {
            catalogue.remove(catalogue.all().stream()
                    .filter(signal -> signal.isEmpty() && !stored.contains(signal.number()))
                    .toList());
        } finally {
            memory.unlock();
        }
    }

    /// Stores what is sealed first, so that only the open stretches have to be written here.
    @Override
    public void save(java.io.DataOutput out) throws IOException {
        flush();
        memory.lock();
        try {
            OpenPoints.save(catalogue, out);
        } finally {
            memory.unlock();
        }
    }

    @Override
    public void restore(java.io.DataInput in) throws IOException {
        memory.lock();
        try {
            OpenPoints.restore(catalogue, in);
        } finally {
            memory.unlock();
        }
    }

    /// Stores the open stretches too: after a clean end nothing depends on a snapshot.
    @Override
    public void close() throws IOException {
        memory.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            catalogue.all().forEach(signal -> signal.sealAll(pending::add));
        } finally {
            memory.unlock();
        }
        try {
            flush();
        } finally {
            files.release();
        }
    }
}
