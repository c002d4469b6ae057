// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import io.vedette.core.domain.Entity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The blocks of records of one UTC day: a file that can be read alone.
///
/// The connection opens when needed and closes on [#release]; a damaged file goes to quarantine and a new one begins.
///
/// - **State:** safe for many threads, one at a time.
final class RecordFile implements DayFiles.Dated {
    static final String KIND = "records";

    // A row's id is the number of its sealing, then its place within: a sealing that comes again takes the place of
    // the first. The index holds all that a reader has to know of blocks that are not his; first and last are BLOBs,
    // which SQLite compares by their bytes, as they were sorted.
    private static final List<String> TABLES = List.of(
            "CREATE TABLE block(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, first BLOB NOT NULL, last BLOB NOT NULL,"
                    + " start INTEGER NOT NULL, \"end\" INTEGER NOT NULL, records BLOB NOT NULL)",
            "CREATE INDEX block_key ON block(kind, first, last, start, \"end\")");
    private static final int PLACE_BITS = 20;
    private static final String FITTING = "SELECT id, \"end\" FROM block WHERE kind = ? AND first <= ? AND last >= ?"
            + " AND start < ? AND \"end\" >= ? AND id < ? ORDER BY \"end\" DESC, id DESC";

    private final Path path;
    private final Damage damage;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable Connection connection;

    RecordFile(Path folder, long day, Damage damage) {
        this.path = folder.resolve(KIND + "-" + LocalDate.ofEpochDay(day) + ".db");
        this.damage = damage;
    }

    /// Stores the blocks of a sealing in one transaction, in place of those it stored before.
    void write(long sealing, List<RecordBlock> blocks) throws IOException {
        lock.lock();
        try {
            writeOnce(sealing, blocks);
        } catch (SQLException e) {
            release();
            if (!Sqlite.isDamage(e, path)) {
                throw Sqlite.explain("store records", path, e);
            }
            damage.setAside(path, e);
            writeAgain(sealing, blocks);
        } finally {
            lock.unlock();
        }
    }

    private void writeAgain(long sealing, List<RecordBlock> blocks) throws IOException {
        try {
            writeOnce(sealing, blocks);
        } catch (SQLException e) {
            release();
            throw Sqlite.explain("store records", path, e);
        }
    }

    private void writeOnce(long sealing, List<RecordBlock> blocks) throws SQLException {
        Connection open = open();
        open.setAutoCommit(false);
        delete(open, sealing, sealing + 1);
        try (PreparedStatement insert = open.prepareStatement("INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            for (int place = 0; place < blocks.size(); place++) {
                RecordBlock block = blocks.get(place);
                insert.setLong(1, (sealing << PLACE_BITS) + place);
                insert.setInt(2, block.spans() ? 1 : 0);
                insert.setBytes(3, block.first());
                insert.setBytes(4, block.last());
                insert.setLong(5, block.start());
                insert.setLong(6, block.end());
                insert.setBytes(7, block.packed());
                insert.executeUpdate();
            }
        }
        open.commit();
        open.setAutoCommit(true);
    }

    private static int delete(Connection open, long fromSealing, long toSealing) throws SQLException {
        try (PreparedStatement delete = open.prepareStatement("DELETE FROM block WHERE id >= ? AND id < ?")) {
            delete.setLong(1, fromSealing << PLACE_BITS);
            delete.setLong(2, toSealing << PLACE_BITS);
            return delete.executeUpdate();
        }
    }

    /// Lets go of this sealing and all later ones.
    void drop(long fromSealing) throws IOException {
        ask(open -> List.of(delete(open, fromSealing, Long.MAX_VALUE >> PLACE_BITS)));
    }

    /// The number of the latest sealing, −1 when there is none.
    long newest() throws IOException {
        return ask(open -> {
                    try (Statement statement = open.createStatement();
                            ResultSet found = statement.executeQuery("SELECT max(id) FROM block")) {
                        boolean any = found.next() && found.getObject(1) != null;
                        return List.of(any ? found.getLong(1) >> PLACE_BITS : -1L);
                    }
                })
                .stream()
                .findFirst()
                .orElse(-1L);
    }

    /// Lets blocks that may hold an entity's records be looked into, latest end first, until enough was found.
    void read(Wanted wanted, long beforeSealing, RecordsFound into) throws IOException {
        ask(open -> {
            try (PreparedStatement select = open.prepareStatement(FITTING)) {
                select.setInt(1, wanted.spans() ? 1 : 0);
                select.setBytes(2, wanted.highest());
                select.setBytes(3, wanted.lowest());
                select.setLong(4, wanted.toNanos());
                select.setLong(5, wanted.fromNanos());
                select.setLong(6, beforeSealing << PLACE_BITS);
                try (ResultSet found = select.executeQuery()) {
                    while (found.next() && !into.isEnough(found.getLong(2))) {
                        look(open, found.getLong(1), into);
                    }
                }
            }
            return List.of();
        });
    }

    /// What a reader asks for.
    ///
    /// @param lowest  least id of an entity, UTF-8
    /// @param highest greatest
    record Wanted(boolean spans, byte[] lowest, byte[] highest, long fromNanos, long toNanos) {
        static Wanted of(Entity entity, boolean spans, long fromNanos, long toNanos) {
            byte[] id = entity.id().getBytes(StandardCharsets.UTF_8);
            return new Wanted(spans, id, id, fromNanos, toNanos);
        }

        /// No text in UTF-8 holds a byte of ones.
        static Wanted spansOfAll(long fromNanos, long toNanos) {
            return new Wanted(true, new byte[0], new byte[] {(byte) 0xff}, fromNanos, toNanos);
        }
    }

    private void look(Connection open, long id, RecordsFound into) throws SQLException {
        for (RecordBlock block : block(open, id)) {
            try {
                into.add(block.open());
            } catch (Damaged e) {
                damage.count("blocks in " + path.getFileName(), "row " + id + ", " + e.getMessage());
            }
        }
    }

    private static List<RecordBlock> block(Connection open, long id) throws SQLException {
        List<RecordBlock> blocks = new ArrayList<>();
        try (PreparedStatement select =
                open.prepareStatement("SELECT kind, first, last, start, \"end\", records FROM block WHERE id = ?")) {
            select.setLong(1, id);
            try (ResultSet found = select.executeQuery()) {
                while (found.next()) {
                    blocks.add(new RecordBlock(
                            found.getInt(1) == 1,
                            bytes(found, 2),
                            bytes(found, 3),
                            found.getLong(4),
                            found.getLong(5),
                            bytes(found, 6)));
                }
            }
        }
        return blocks;
    }

    private static byte[] bytes(ResultSet found, int column) throws SQLException {
        byte[] bytes = found.getBytes(column);
        return bytes == null ? new byte[0] : bytes;
    }

    private interface Question<T> {
        List<T> to(Connection open) throws SQLException;
    }

    /// Asks the file; one that is missing or turns out to be damaged answers nothing.
    private <T> List<T> ask(Question<T> question) throws IOException {
        lock.lock();
        try {
            return Files.exists(path) ? question.to(open()) : List.of();
        } catch (SQLException e) {
            release();
            if (!Sqlite.isDamage(e, path)) {
                throw Sqlite.explain("read records", path, e);
            }
            damage.setAside(path, e);
            return List.of();
        } finally {
            lock.unlock();
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection == null ? Sqlite.open(path, TABLES) : connection;
        connection = open;
        return open;
    }

    @Override
    public void release() {
        lock.lock();
        try {
            Sqlite.close(connection);
            connection = null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void delete() throws IOException {
        lock.lock();
        try {
            release();
            Sqlite.delete(path);
        } finally {
            lock.unlock();
        }
    }
}
