// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.keep.History;
import io.vedette.core.keep.Journal;
import io.vedette.core.keep.Ledger;
import io.vedette.core.keep.RecordHistory;
import io.vedette.core.keep.Snapshots;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;

/// All that one Vedette keeps, in one folder that it shares with no other process.
///
/// - **State:** safe for many threads; see each part for its own rules.
public final class Store implements Closeable {
    private final Deque<Closeable> opened = new ArrayDeque<>();
    private final Sizes sizes;
    private final Damage damage;
    private final Journal journal;
    private final History history;
    private final RecordHistory records;
    private final Ledger ledger;
    private final Snapshots snapshots;

    private Store(Path folder, FolderLock lock) throws IOException {
        sizes = new Sizes(folder);
        opened.push(lock);
        try {
            damage = new Damage(folder);
            ledger = keep(new SqliteLedger(folder, damage));
            history = keep(new SqliteHistory(folder, damage));
            records = keep(new SqliteRecordHistory(folder, damage));
            journal = keep(new SqliteJournal(folder, damage));
            snapshots = new FileSnapshots(folder, damage);
        } catch (IOException | RuntimeException e) {
            closeAfter(e);
            throw e;
        }
    }

    private <T extends Closeable> T keep(T part) {
        opened.push(part);
        return part;
    }

    /// Opens the folder, and makes it when it is missing.
    ///
    /// @throws IOException when another process uses it, or it cannot be written to; the message says what to do
    public static Store open(Path folder) throws IOException {
        Path absolute = folder.toAbsolutePath().normalize();
        return new Store(absolute, FolderLock.take(absolute));
    }

    public Journal journal() {
        return journal;
    }

    public History history() {
        return history;
    }

    public RecordHistory records() {
        return records;
    }

    public Ledger ledger() {
        return ledger;
    }

    public Snapshots snapshots() {
        return snapshots;
    }

    /// What was found damaged and set aside, one sentence each; empty when all is well.
    public List<String> damage() {
        return damage.sentences();
    }

    /// Bytes on disk by part: journal, ledger, models, points, quarantine, records, snapshots.
    public SortedMap<String, Long> bytes() {
        return sizes.byPart();
    }

    /// Closes the parts, newest first, and lets go of the folder last. Further calls do nothing.
    @Override
    public void close() throws IOException {
        IOException first = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (IOException e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void closeAfter(Exception error) {
        try {
            close();
        } catch (IOException e) {
            error.addSuppressed(e);
        }
    }
}
