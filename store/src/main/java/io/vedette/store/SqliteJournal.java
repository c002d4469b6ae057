// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Series;
import io.vedette.core.keep.Journal;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The Journal on SQLite: a row a batch, one fsync for all batches that wait.
///
/// A batch whose row is found damaged reads as a batch without observations, so a reader passes it and goes on.
///
/// - **Cost:** an append waits for one or two fsyncs, whatever the number of appenders.
/// - **State:** safe for many threads. One thread of its own writes; each appender waits with one batch at most, so
///   what waits is bounded by the number of appenders.
final class SqliteJournal implements Journal {
    // No deliberate wait gathers a group: while one group is being synced the next gathers by itself, and a lone
    // appender waits for nobody.
    // Locks, in this order: `writing` round the writer's connection, `reading` round the reader's, `state` round
    // fields.
    private static final int TRIM_ROWS = 64;
    private static final int SHRINK_PAGES = 256;

    private final JournalFile file;
    private final JournalFile.Reader reader;
    private final OffsetMark mark;
    private final Damage damage;
    private final SeriesInterner interner = new SeriesInterner();
    private final SeriesPool pool = new SeriesPool(interner);
    private final ReentrantLock writing = new ReentrantLock(true);
    private final ReentrantLock reading = new ReentrantLock();
    private final ReentrantLock state = new ReentrantLock();
    private final Condition moved = state.newCondition();
    private final Condition owed = state.newCondition();
    private final Thread writer;

    private List<Waiting> waiting = new ArrayList<>();
    private long trimmed;
    private long newest;
    private boolean closed;

    SqliteJournal(Path folder, Damage damage) throws IOException {
        this.file = new JournalFile(folder.resolve("journal.db"));
        this.reader = new JournalFile.Reader(file.path());
        this.mark = new OffsetMark(folder.resolve("journal.mark"));
        this.damage = damage;
        begin();
        this.writer = Thread.ofPlatform().name("vedette-journal").daemon(true).start(this::write);
    }

    private void begin() throws IOException {
        try {
            JournalFile.Extent extent = file.extent();
            trimmed = extent.trimmed();
            // A damaged row may claim any offset, and whoever reads would search all the way to it.
            newest = mark.highest() > 0 ? Math.min(extent.newest(), mark.highest()) : extent.newest();
        } catch (SQLException e) {
            file.close();
            if (!Sqlite.isDamage(e, file.path())) {
                throw Sqlite.explain("open the journal", file.path(), e);
            }
            startAfresh(e);
        }
        mark.cover(newest);
    }

    /// The broken file goes aside; offsets go on above any that it may have given out.
    private void startAfresh(Throwable why) throws IOException {
        damage.setAside(file.path(), why);
        state.lock();
        try {
            newest = Math.max(newest, mark.highest());
            trimmed = newest;
        } finally {
            state.unlock();
        }
    }

    @Override
    public long append(List<Observation> batch) throws IOException {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("a batch must hold an observation");
        }
        Waiting mine = new Waiting(ObservationCodec.encode(batch));
        state.lock();
        try {
            if (closed) {
                throw new IOException("the journal is closed: nothing was taken");
            }
            waiting.add(mine);
            owed.signal();
            while (!mine.isSettled()) {
                moved.awaitUninterruptibly();
            }
        } finally {
            state.unlock();
        }
        return mine.outcome();
    }

    private void write() {
        List<Waiting> group = nextGroup();
        try {
            for (; !group.isEmpty(); group = nextGroup()) {
                // Until the offsets are given out, nobody else may look at which ones the file holds.
                writing.lock();
                try {
                    settle(group, failureOf(group));
                } finally {
                    writing.unlock();
                }
            }
        } finally {
            refuse(group);
        }
    }

    /// Whoever still waits when the writer ends, by an error of the JVM, must not wait for ever.
    private void refuse(List<Waiting> left) {
        state.lock();
        try {
            closed = true;
            waiting.addAll(left);
            waiting.stream()
                    .filter(one -> !one.isSettled())
                    .forEach(one -> one.refused(new IOException("the journal has ended: nothing was taken")));
            moved.signalAll();
        } finally {
            state.unlock();
        }
    }

    private @Nullable IOException failureOf(List<Waiting> group) {
        try {
            commit(group);
            return null;
        } catch (IOException e) {
            return e;
        } catch (RuntimeException e) {
            return new IOException("the journal failed, nothing was taken: " + e, e);
        }
    }

    /// Empty only when the journal is closed and nothing waits.
    private List<Waiting> nextGroup() {
        state.lock();
        try {
            while (waiting.isEmpty() && !closed) {
                owed.awaitUninterruptibly();
            }
            List<Waiting> group = waiting;
            waiting = new ArrayList<>();
            return group;
        } finally {
            state.unlock();
        }
    }

    private void commit(List<Waiting> group) throws IOException {
        long first = newest() + 1;
        cover(newest() + group.size());
        List<byte[]> blobs = new ArrayList<>(group.size());
        for (int i = 0; i < group.size(); i++) {
            blobs.add(group.get(i).sealed(first + i));
        }
        try {
            file.insert(first, blobs);
        } catch (SQLException e) {
            replaceIfBroken(e);
            throw Sqlite.explain("append", file.path(), e);
        }
    }

    private void cover(long offset) throws IOException {
        try {
            mark.cover(offset);
        } catch (IOException e) {
            throw Sqlite.explain("append", file.path(), e);
        }
    }

    private void replaceIfBroken(SQLException error) throws IOException {
        if (Sqlite.isDamage(error, file.path())) {
            reading.lock();
            try {
                reader.close();
                startAfresh(error);
            } finally {
                reading.unlock();
            }
        }
    }

    private void settle(List<Waiting> group, @Nullable IOException failure) {
        state.lock();
        try {
            for (Waiting one : group) {
                if (failure == null) {
                    one.taken(++newest);
                } else {
                    one.refused(failure);
                }
            }
            moved.signalAll();
        } finally {
            state.unlock();
        }
    }

    @Override
    public Series same(Series series) {
        return interner.of(series);
    }

    @Override
    public List<Batch> read(long offset, int most) throws IOException {
        if (most < 1) {
            throw new IllegalArgumentException("most must be 1 or more, was " + most);
        }
        reading.lock();
        try {
            long upTo = newest();
            long after = Math.max(offset, trimmed());
            List<Batch> batches = new ArrayList<>();
            if (after < upTo) {
                long last = after;
                for (JournalFile.Row row : reader.rows(after, upTo, most)) {
                    // In a damaged tree a search may end before what it looked for; a reader sent back reads for ever.
                    if (row.offset() > last) {
                        last = row.offset();
                        batches.add(new Batch(last, opened(row)));
                    }
                }
                if (batches.isEmpty()) {
                    damage.count(
                            "lost batches at the end of the journal",
                            file.path().toString());
                    batches.add(new Batch(upTo, List.of()));
                }
            }
            return batches;
        } finally {
            reading.unlock();
        }
    }

    private List<Observation> opened(JournalFile.Row row) {
        byte[] blob = row.blob();
        try {
            if (blob == null || !Waiting.isIntact(row.offset(), blob)) {
                throw new Damaged("its checksum does not fit");
            }
            return ObservationCodec.decode(blob, blob.length - Integer.BYTES, pool);
        } catch (Damaged e) {
            damage.count("batches in the journal", "offset " + row.offset() + ", " + e.getMessage());
            return List.of();
        }
    }

    @Override
    public boolean await(long offset, Duration atMost) throws InterruptedException {
        long left = atMost.toNanos();
        state.lockInterruptibly();
        try {
            while (newest <= Math.max(offset, trimmed)) {
                if (left <= 0 || closed) {
                    return false;
                }
                left = moved.awaitNanos(left);
            }
            return true;
        } finally {
            state.unlock();
        }
    }

    @Override
    public long newest() {
        state.lock();
        try {
            return newest;
        } finally {
            state.unlock();
        }
    }

    private long trimmed() {
        state.lock();
        try {
            return trimmed;
        } finally {
            state.unlock();
        }
    }

    /// Goes in small steps, between which appends have their turn. Pages of deleted rows are reused by later appends;
    /// what is free beyond half of the file goes back to the file system.
    @Override
    public void trim(long offset) throws IOException {
        long upTo = Math.min(offset, newest());
        state.lock();
        try {
            trimmed = Math.max(trimmed, upTo);
        } finally {
            state.unlock();
        }
        while (step(() -> file.delete(upTo, newest(), TRIM_ROWS))) {
            Thread.onSpinWait();
        }
        while (step(() -> file.shrink(SHRINK_PAGES))) {
            Thread.onSpinWait();
        }
    }

    private boolean step(Step step) throws IOException {
        writing.lock();
        try {
            return step.take();
        } catch (SQLException e) {
            file.close();
            replaceIfBroken(e);
            throw Sqlite.explain("trim the journal", file.path(), e);
        } finally {
            writing.unlock();
        }
    }

    private interface Step {
        boolean take() throws SQLException;
    }

    /// Takes what waits, then closes; further calls do nothing.
    @Override
    public void close() throws IOException {
        state.lock();
        try {
            closed = true;
            owed.signal();
            moved.signalAll();
        } finally {
            state.unlock();
        }
        boolean interrupted = false;
        while (writer.isAlive()) {
            try {
                writer.join(TimeUnit.SECONDS.toMillis(1));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        reader.close();
        file.close();
    }
}
