// SPDX-License-Identifier: Apache-2.0
package io.vedette.core.engine;

import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Tick;
import io.vedette.core.keep.History;
import io.vedette.core.keep.Journal;
import io.vedette.core.keep.Snapshots;
import java.io.Closeable;
import java.io.DataInput;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs roads from the Journal: from the last snapshot on, batch by batch, with a snapshot between two batches now
/// and then.
///
/// What was done after the last snapshot is done again after a crash. The memories are those of the snapshot, so no
/// sample is learnt twice; what goes out by the tap bears ids made from content, so a repeat changes nothing.
///
/// - **State:** one thread runs [#run]; [#close] may come from any and waits for it.
public final class Engine implements Closeable {
    private static final int FORMAT = 5;

    /// Nothing listened beside its roads.
    private static final int WITHOUT_LISTENERS = 4;

    /// Its second road was that of relations, which flows into the first now; the bytes lie in the same order.
    private static final int RELATIONS_APART = 3;

    /// Written before records were kept for looking back.
    private static final int WITHOUT_RECORDS = 1;

    /// Roads of a snapshot that does not say how many.
    private static final int ONE = 1;

    private final List<Road> roads;
    private final Journal journal;
    private final Snapshots snapshots;
    private final History history;
    private final RecordKeeper records;
    private final Runnable told;
    private final EngineSettings settings;
    private final Consumer<IOException> complain;
    private final Thread runner;

    private volatile boolean stopping;
    private volatile long position;
    private long before;
    private long tickNanos;
    private long snapshotTick;

    /// @param roads    each is fed everything, one after the other; more may be added behind those of a snapshot
    /// @param complain hears what went wrong with the disk; the engine tries again
    /// @throws IOException if the newest snapshot cannot be read
    public Engine(List<Road> roads, Kept kept, EngineSettings settings, Consumer<IOException> complain)
            throws IOException {
        this.roads = List.copyOf(roads);
        this.journal = kept.journal();
        this.snapshots = kept.snapshots();
        this.history = kept.history();
        this.records = kept.records();
        this.told = kept.told();
        this.settings = settings;
        this.complain = complain;
        this.runner = Thread.ofPlatform().name("engine").unstarted(this::run);
        restore();
    }

    /// Where the engine reads and writes.
    ///
    /// @param told done after each batch, when all that it led to was told: who listens may gather until then
    public record Kept(Journal journal, Snapshots snapshots, History history, RecordKeeper records, Runnable told) {
        /// Where nobody gathers.
        public Kept(Journal journal, Snapshots snapshots, History history, RecordKeeper records) {
            this(journal, snapshots, history, records, () -> {});
        }
    }

    private void restore() throws IOException {
        Optional<DataInput> latest = snapshots.latest();
        if (latest.isEmpty()) {
            return;
        }
        DataInput in = latest.get();
        int format = in.readInt();
        if (format < WITHOUT_RECORDS || format > FORMAT) {
            throw new IOException("the snapshot has format %d, this release reads %d".formatted(format, FORMAT));
        }
        position = in.readLong();
        before = position;
        snapshotTick = in.readLong();
        int saved = roadsSaved(format, in);
        if (saved < ONE || saved > roads.size()) {
            throw new IOException("the snapshot has %d roads, this release %d".formatted(saved, roads.size()));
        }
        for (Road road : roads.subList(0, saved)) {
            if (format < RELATIONS_APART) {
                road.restoreStages(in);
            } else if (format <= WITHOUT_LISTENERS) {
                road.restoreWithoutListeners(in);
            } else {
                road.restore(in);
            }
        }
        history.restore(in);
        if (format != WITHOUT_RECORDS) {
            records.restore(in);
        }
        roads.forEach(Road::recall);
    }

    private static int roadsSaved(int format, DataInput in) throws IOException {
        return switch (format) {
            case FORMAT, WITHOUT_LISTENERS -> in.readInt();
            case RELATIONS_APART -> Math.max(ONE, in.readInt() - 1);
            default -> ONE;
        };
    }

    public void start() {
        runner.start();
    }

    /// The offset of the last batch whose outputs have been told.
    public long position() {
        return position;
    }

    private void run() {
        while (!stopping) {
            try {
                step();
            } catch (IOException trouble) {
                complain.accept(trouble);
                pause();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private void step() throws IOException, InterruptedException {
        if (!journal.await(position, Duration.ofMillis(200))) {
            return;
        }
        for (Journal.Batch batch : journal.read(position, settings.batches())) {
            feed(batch);
            position = batch.offset();
            for (Observation observation : batch.observations()) {
                if (observation instanceof Tick tick) {
                    tickNanos = Math.max(tickNanos, tick.nanos());
                }
            }
        }
        if (tickNanos - snapshotTick >= settings.snapshotEvery().toNanos()) {
            snapshot();
        }
    }

    /// A batch that breaks us is a mistake of ours. It is told and left behind: stopping would lose
    /// every batch after it, and trying it again would break us again.
    private void feed(Journal.Batch batch) {
        try {
            batch.observations().forEach(records::take);
            for (Road road : roads) {
                road.feed(batch.observations());
            }
            told.run();
            records.store();
        } catch (IOException full) {
            complain.accept(new IOException("log lines and spans cannot be stored: " + full.getMessage(), full));
        } catch (RuntimeException ours) {
            complain.accept(new IOException(
                    "batch %d could not be worked through and is left behind: %s".formatted(batch.offset(), ours),
                    ours));
        }
    }

    /// Keeps the Journal back to the snapshot before this one: should this one be damaged, that one is replayed from.
    private void snapshot() throws IOException {
        long at = position;
        snapshotTick = tickNanos;
        snapshots.write(out -> {
            out.writeInt(FORMAT);
            out.writeLong(at);
            out.writeLong(snapshotTick);
            out.writeInt(roads.size());
            for (Road road : roads) {
                road.save(out);
            }
            history.save(out);
            records.save(out);
        });
        journal.trim(before);
        before = at;
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofSeconds(1));
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        stopping = true;
        if (!runner.isAlive()) {
            return;
        }
        try {
            runner.join();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return;
        }
        snapshot();
    }
}
