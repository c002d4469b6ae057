// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Span;
import io.vedette.core.keep.RecordForm;
import io.vedette.core.keep.RecordHistory;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Records on SQLite: gathered in memory, then sealed into packed blocks, one file a UTC day.
///
/// - **Cost:** a sealing of 8,192 records is one transaction for each day among them. A reading unpacks the blocks
/// whose
///   entities and times may fit, newest first, until it has enough.
/// - **State:** one appending thread, many reading ones.
final class SqliteRecordHistory implements RecordHistory {
    // Sealings are numbered. What is open will be sealing `sealing`; files are read below that number only, so what is
    // being stored is never seen twice. Going back to a saved moment means: its number, its open records, and nothing
    // in
    // the files from that number on, because the replay seals it again. A clean end seals what is open, for whoever
    // opens without a snapshot; with one, that sealing is open again.
    private static final int VERSION = 1;
    private static final int SEALED_AT = 8_192;
    private static final long SEALED_AT_LETTERS = 8 << 20;

    /// While the disk refuses them; beyond it the oldest are let go.
    private static final int MOST_OPEN = 4 * SEALED_AT;

    private final DayFiles<RecordFile> files;
    private final ReentrantLock flushing = new ReentrantLock();
    private final ReentrantLock memory = new ReentrantLock();
    private final List<Observation> open = new ArrayList<>();
    private long letters;
    private long sealing;
    private boolean closed;

    SqliteRecordHistory(Path folder, Damage damage) throws IOException {
        files = new DayFiles<>(folder, RecordFile.KIND, day -> new RecordFile(folder, day, damage));
        for (RecordFile file : files.all()) {
            sealing = Math.max(sealing, file.newest() + 1);
            file.release();
        }
    }

    @Override
    public void append(List<? extends Observation> records) throws IOException {
        boolean isDue;
        memory.lock();
        try {
            if (closed) {
                throw new IOException("the history of records is closed");
            }
            for (Observation record : records) {
                letters += letters(record);
                open.add(record);
            }
            isDue = open.size() >= SEALED_AT || letters >= SEALED_AT_LETTERS;
        } finally {
            memory.unlock();
        }
        if (isDue) {
            seal();
        }
    }

    private static long letters(Observation record) {
        return switch (record) {
            case LogLine line -> 64L + line.text().length();
            case Span _ -> 256;
            default -> throw new IllegalArgumentException("no record: " + record);
        };
    }

    private void seal() throws IOException {
        flushing.lock();
        try {
            List<Observation> sealed = held();
            if (sealed.isEmpty()) {
                return;
            }
            try {
                for (Map.Entry<Long, List<RecordBlock>> day :
                        RecordBlocks.of(sealed).entrySet()) {
                    files.of(day.getKey()).write(sealing, day.getValue());
                }
            } catch (IOException full) {
                letGo();
                throw full;
            }
            memory.lock();
            try {
                open.subList(0, sealed.size()).clear();
                letters = open.stream().mapToLong(SqliteRecordHistory::letters).sum();
                sealing++;
            } finally {
                memory.unlock();
            }
        } finally {
            flushing.unlock();
        }
    }

    private List<Observation> held() {
        memory.lock();
        try {
            return List.copyOf(open);
        } finally {
            memory.unlock();
        }
    }

    private void letGo() {
        memory.lock();
        try {
            if (open.size() > MOST_OPEN || letters > 4 * SEALED_AT_LETTERS) {
                open.subList(0, open.size() / 2).clear();
                letters = open.stream().mapToLong(SqliteRecordHistory::letters).sum();
            }
        } finally {
            memory.unlock();
        }
    }

    @Override
    public List<LogLine> lines(Entity entity, long fromNanos, long toNanos, int most) throws IOException {
        return read(entity, false, fromNanos, toNanos, most).stream()
                .map(LogLine.class::cast)
                .toList();
    }

    @Override
    public List<Span> spans(Entity entity, long fromNanos, long toNanos, int most) throws IOException {
        return read(entity, true, fromNanos, toNanos, most).stream()
                .map(Span.class::cast)
                .toList();
    }

    @Override
    public List<Span> trace(String trace, long fromNanos, long toNanos, int most) throws IOException {
        var wanted = RecordFile.Wanted.spansOfAll(fromNanos, toNanos);
        return read(
                        wanted,
                        record -> record instanceof Span span && span.trace().equals(trace),
                        most)
                .stream()
                .map(Span.class::cast)
                .toList();
    }

    private List<Observation> read(Entity entity, boolean spans, long fromNanos, long toNanos, int most)
            throws IOException {
        return read(
                RecordFile.Wanted.of(entity, spans, fromNanos, toNanos),
                record -> record instanceof Span == spans
                        && RecordForm.entityOf(record).equals(entity),
                most);
    }

    private List<Observation> read(RecordFile.Wanted wanted, Predicate<Observation> fits, int most) throws IOException {
        long fromNanos = wanted.fromNanos();
        long toNanos = wanted.toNanos();
        RecordsFound found = new RecordsFound(fits, fromNanos, toNanos, most);
        if (fromNanos >= toNanos || most < 1) {
            return found.newest();
        }
        long before;
        memory.lock();
        try {
            found.add(open);
            before = sealing;
        } finally {
            memory.unlock();
        }
        for (long day : files.days(OpenHead.dayOf(fromNanos), OpenHead.dayOf(toNanos - 1))
                .reversed()) {
            if (found.isEnough((day + 1) * DayFile.DAY_NANOS - 1)) {
                break;
            }
            files.of(day).read(wanted, before, found);
        }
        return found.newest();
    }

    @Override
    public void forget(long olderThanNanos) throws IOException {
        long day = OpenHead.dayOf(olderThanNanos);
        flushing.lock();
        try {
            memory.lock();
            try {
                open.removeIf(record -> OpenHead.dayOf(record.nanos()) < day);
                letters = open.stream().mapToLong(SqliteRecordHistory::letters).sum();
            } finally {
                memory.unlock();
            }
            files.forget(day);
        } finally {
            flushing.unlock();
        }
    }

    @Override
    public void save(DataOutput out) throws IOException {
        memory.lock();
        try {
            out.writeByte(VERSION);
            out.writeLong(sealing);
            out.writeInt(open.size());
            RecordForm.Writer form = new RecordForm.Writer(out);
            for (Observation record : open) {
                form.put(record);
            }
        } finally {
            memory.unlock();
        }
    }

    @Override
    public void restore(DataInput in) throws IOException {
        int version = in.readByte();
        if (version != VERSION) {
            throw new Damaged("open records of version " + version + ", this Vedette reads " + VERSION);
        }
        long saved = in.readLong();
        List<Observation> records = new ArrayList<>();
        RecordForm.Reader form = new RecordForm.Reader(in);
        for (int left = in.readInt(); left > 0; left--) {
            records.add(form.next());
        }
        for (RecordFile file : files.all()) {
            file.drop(saved);
            file.release();
        }
        memory.lock();
        try {
            sealing = saved;
            open.clear();
            open.addAll(records);
            letters = open.stream().mapToLong(SqliteRecordHistory::letters).sum();
        } finally {
            memory.unlock();
        }
    }

    @Override
    public void close() throws IOException {
        memory.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            memory.unlock();
        }
        try {
            seal();
        } finally {
            files.release();
        }
    }
}
