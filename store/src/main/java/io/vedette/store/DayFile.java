// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The chunks of one UTC day, and the names of the signals they belong to: a file that can be read alone.
///
/// Connections open when needed and close on [#release]; a damaged file goes to quarantine and a new one begins.
///
/// - **State:** safe for many threads; one writes, and of the readers one at a time.
final class DayFile implements DayFiles.Dated {
    static final String KIND = "history";
    static final long DAY_NANOS = 86_400_000_000_000L;

    private static final List<String> TABLES = List.of(
            Catalogue.TABLE,
            "CREATE TABLE chunk(id INTEGER PRIMARY KEY, series INTEGER NOT NULL, start INTEGER NOT NULL,"
                    + " \"end\" INTEGER NOT NULL, points BLOB NOT NULL)",
            "CREATE UNIQUE INDEX chunk_key ON chunk(series, start)");

    private final Path path;
    private final Damage damage;
    // `writing` is taken before `reading`, never the other way round.
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();
    private final BitSet named = new BitSet();
    /// How often the file was set aside.
    private final AtomicInteger generation = new AtomicInteger();

    private @Nullable Connection writer;
    private @Nullable Connection reader;

    DayFile(Path folder, long day, Damage damage) {
        this.path = folder.resolve(KIND + "-" + LocalDate.ofEpochDay(day) + ".db");
        this.damage = damage;
    }

    /// Stores chunks and the names of their signals in one transaction.
    void write(List<Chunk> chunks, Catalogue catalogue) throws IOException {
        writing.lock();
        try {
            writeOnce(chunks, catalogue);
        } catch (SQLException e) {
            closeWriter();
            if (!Sqlite.isDamage(e, path)) {
                throw Sqlite.explain("store points", path, e);
            }
            setAside(generation.get(), e);
            rewrite(chunks, catalogue);
        } finally {
            writing.unlock();
        }
    }

    private void rewrite(List<Chunk> chunks, Catalogue catalogue) throws IOException {
        try {
            writeOnce(chunks, catalogue);
        } catch (SQLException e) {
            closeWriter();
            throw Sqlite.explain("store points", path, e);
        }
    }

    private void writeOnce(List<Chunk> chunks, Catalogue catalogue) throws SQLException {
        Connection open = writer();
        open.setAutoCommit(false);
        List<SignalPoints> fresh = new ArrayList<>();
        ChunkWrites.write(open, chunks, catalogue);
        for (Chunk chunk : chunks) {
            SignalPoints signal = catalogue.byNumber((int) chunk.series());
            if (!named.get(signal.number())) {
                named.set(signal.number());
                fresh.add(signal);
            }
        }
        catalogue.writeNames(open, fresh);
        open.commit();
        open.setAutoCommit(true);
    }

    private Connection writer() throws SQLException {
        Connection open = writer;
        if (open == null) {
            open = Sqlite.open(path, TABLES);
            writer = open;
            named.clear();
            try (Statement statement = open.createStatement();
                    ResultSet found = statement.executeQuery("SELECT id FROM series")) {
                while (found.next()) {
                    named.set(Math.max(0, found.getInt(1)));
                }
            }
        }
        return open;
    }

    /// Adds the stored points of a signal that overlap with what is wanted.
    void read(SignalPoints signal, long from, long to, Gathered into) throws IOException {
        for (Chunk chunk : ask(open -> chunks(open, signal.number(), from, to))) {
            try {
                into.add(chunk.open(signal.checksum()));
            } catch (Damaged e) {
                damage.count("chunks in " + path.getFileName(), "series " + chunk.series() + ", " + e.getMessage());
            }
        }
    }

    /// The names in this file: for a catalogue that was lost, and to know which signals still have points.
    List<Catalogue.Row> names() throws IOException {
        return ask(Catalogue::readNames);
    }

    private static List<Chunk> chunks(Connection open, int series, long from, long to) throws SQLException {
        try (PreparedStatement select = open.prepareStatement("SELECT start, \"end\", points FROM chunk"
                + " WHERE series = ? AND start < ? AND \"end\" >= ? ORDER BY start")) {
            select.setInt(1, series);
            select.setLong(2, to);
            select.setLong(3, from);
            try (ResultSet found = select.executeQuery()) {
                List<Chunk> chunks = new ArrayList<>();
                while (found.next()) {
                    byte[] points = found.getBytes(3);
                    points = points == null ? new byte[0] : points;
                    chunks.add(new Chunk(series, found.getLong(1), found.getLong(2), points));
                }
                return chunks;
            }
        }
    }

    /// Asks the file; one that is missing or turns out to be damaged answers nothing.
    private <T> List<T> ask(Question<T> question) throws IOException {
        int asked = generation.get();
        SQLException broken;
        reading.lock();
        try {
            return Files.exists(path) ? question.to(reader()) : List.of();
        } catch (SQLException e) {
            closeReader();
            if (!Sqlite.isDamage(e, path)) {
                throw Sqlite.explain("read points", path, e);
            }
            broken = e;
        } finally {
            reading.unlock();
        }
        setAside(asked, broken);
        return List.of();
    }

    private interface Question<T> {
        List<T> to(Connection open) throws SQLException;
    }

    private Connection reader() throws SQLException {
        Connection open = reader == null ? Sqlite.open(path, TABLES) : reader;
        reader = open;
        return open;
    }

    /// Does nothing when somebody else has set that same file aside meanwhile.
    private void setAside(int broken, SQLException why) throws IOException {
        writing.lock();
        try {
            if (broken == generation.get()) {
                release();
                damage.setAside(path, why);
                generation.incrementAndGet();
            }
        } finally {
            writing.unlock();
        }
    }

    /// Closes both connections; the next use opens them again.
    @Override
    public void release() {
        writing.lock();
        try {
            closeWriter();
            reading.lock();
            try {
                closeReader();
            } finally {
                reading.unlock();
            }
        } finally {
            writing.unlock();
        }
    }

    @Override
    public void delete() throws IOException {
        writing.lock();
        try {
            release();
            Sqlite.delete(path);
        } finally {
            writing.unlock();
        }
    }

    private void closeWriter() {
        Sqlite.close(writer);
        writer = null;
    }

    private void closeReader() {
        Sqlite.close(reader);
        reader = null;
    }
}
