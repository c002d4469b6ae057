// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of the journal and the one connection that writes them. Confined to whoever holds the journal's lock.
///
/// A failed write closes the connection, because after `SQLITE_FULL` the driver has closed the statements; the next
/// use opens it again.
final class JournalFile implements Closeable {
    // The newest row is never deleted, only emptied: so the file itself remembers which offsets were used.
    private static final String TABLE = "CREATE TABLE journal(\"offset\" INTEGER PRIMARY KEY, batch BLOB NOT NULL)";

    /// Free pages are reused by the next appends; more than this many, and more than half of the file, are given back.
    private static final long KEPT_FREE_PAGES = 4096;

    private final Path path;
    private @Nullable Connection connection;

    JournalFile(Path path) {
        this.path = path;
    }

    Path path() {
        return path;
    }

    /// The offsets in use: what was trimmed, and the newest. Both 0 in a new file.
    record Extent(long trimmed, long newest) {}

    Extent extent() throws SQLException {
        try (Statement statement = open().createStatement();
                ResultSet found = statement.executeQuery(
                        "SELECT coalesce(min(\"offset\"), 1), coalesce(max(\"offset\"), 0) FROM journal")) {
            found.next();
            long oldest = found.getLong(1);
            long newest = found.getLong(2);
            return new Extent(isEmptied(oldest) ? oldest : oldest - 1, newest);
        }
    }

    private boolean isEmptied(long offset) throws SQLException {
        try (PreparedStatement select =
                open().prepareStatement("SELECT length(batch) FROM journal WHERE \"offset\" = ?")) {
            select.setLong(1, offset);
            try (ResultSet found = select.executeQuery()) {
                return found.next() && found.getLong(1) == 0;
            }
        }
    }

    /// One transaction, one fsync. Nothing of it is there when it throws, unless the process dies before the next
    /// [#open] has taken back a commit that the disk completed and yet refused.
    void insert(long first, List<byte[]> blobs) throws SQLException {
        inTransaction(open -> {
            dropAfter(open, first - 1);
            try (PreparedStatement insert = open.prepareStatement("INSERT INTO journal VALUES (?, ?)")) {
                for (int i = 0; i < blobs.size(); i++) {
                    insert.setLong(1, first + i);
                    insert.setBytes(2, blobs.get(i));
                    insert.executeUpdate();
                }
            }
        });
    }

    private static void dropAfter(Connection open, long newest) throws SQLException {
        try (PreparedStatement delete = open.prepareStatement("DELETE FROM journal WHERE \"offset\" > ?")) {
            delete.setLong(1, newest);
            delete.executeUpdate();
        }
    }

    /// Deletes the oldest rows up to `offset`, at most `most` of them, and empties the row `newest` once it is due.
    ///
    /// @return whether there may be more to delete
    boolean delete(long offset, long newest, int most) throws SQLException {
        int[] gone = {0};
        inTransaction(open -> {
            try (PreparedStatement delete = open.prepareStatement("DELETE FROM journal WHERE \"offset\" IN"
                            + " (SELECT \"offset\" FROM journal WHERE \"offset\" <= ? ORDER BY \"offset\" LIMIT ?)");
                    PreparedStatement empty =
                            open.prepareStatement("UPDATE journal SET batch = x'' WHERE \"offset\" = ?")) {
                delete.setLong(1, Math.min(offset, newest - 1));
                delete.setInt(2, most);
                gone[0] = delete.executeUpdate();
                if (offset >= newest && gone[0] < most) {
                    empty.setLong(1, newest);
                    empty.executeUpdate();
                }
            }
        });
        return gone[0] == most;
    }

    /// Gives up to `pages` free pages back to the file system.
    ///
    /// @return whether there may be more to give back
    boolean shrink(int pages) throws SQLException {
        long free = pragma("freelist_count");
        if (free <= Math.max(KEPT_FREE_PAGES, pragma("page_count") / 2)) {
            return false;
        }
        try (Statement statement = open().createStatement()) {
            // Not execute(): it would take the first step only, which frees one page.
            statement.executeUpdate("PRAGMA incremental_vacuum(" + pages + ")");
        }
        return pragma("freelist_count") < free;
    }

    private long pragma(String name) throws SQLException {
        try (Statement statement = open().createStatement();
                ResultSet found = statement.executeQuery("PRAGMA " + name)) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    private void inTransaction(Work work) throws SQLException {
        Connection open = open();
        try {
            open.setAutoCommit(false);
            work.with(open);
            open.commit();
            open.setAutoCommit(true);
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    private Connection open() throws SQLException {
        Connection open = connection;
        if (open == null) {
            open = Sqlite.open(path, List.of(TABLE));
            connection = open;
        }
        return open;
    }

    /// Uncommitted work is rolled back by it.
    @Override
    public void close() {
        Sqlite.close(connection);
        connection = null;
    }

    private interface Work {
        void with(Connection open) throws SQLException;
    }

    /// Rows as they were read: `blob` is null where the row could not be.
    record Row(long offset, byte @Nullable [] blob) {}

    /// Reading beside the writer, on a connection of its own. Confined to whoever holds the reader's lock.
    static final class Reader implements Closeable {
        private final Path path;
        private @Nullable Connection connection;

        Reader(Path path) {
            this.path = path;
        }

        List<Row> rows(long after, long upTo, int most) throws IOException {
            try {
                return select(after, upTo, most);
            } catch (SQLException e) {
                close();
                if (!Sqlite.isDamage(e, path)) {
                    throw Sqlite.explain("read the journal", path, e);
                }
                return oneByOne(after, upTo, most);
            }
        }

        /// The slow way round a broken page: what cannot be read costs only itself.
        private List<Row> oneByOne(long after, long upTo, int most) throws IOException {
            List<Row> rows = new ArrayList<>();
            for (long offset = after + 1; offset <= upTo && rows.size() < most; offset++) {
                try {
                    rows.addAll(select(offset - 1, offset, 1));
                } catch (SQLException e) {
                    if (!Sqlite.isDamage(e, path)) {
                        throw Sqlite.explain("read the journal", path, e);
                    }
                    rows.add(new Row(offset, null));
                }
            }
            return rows;
        }

        private List<Row> select(long after, long upTo, int most) throws SQLException {
            Connection open = connection == null ? Sqlite.open(path, List.of(TABLE)) : connection;
            connection = open;
            try (PreparedStatement select = open.prepareStatement("SELECT \"offset\", batch FROM journal"
                    + " WHERE \"offset\" > ? AND \"offset\" <= ? ORDER BY \"offset\" LIMIT ?")) {
                select.setLong(1, after);
                select.setLong(2, upTo);
                select.setInt(3, most);
                try (ResultSet found = select.executeQuery()) {
                    List<Row> rows = new ArrayList<>();
                    while (found.next()) {
                        rows.add(new Row(found.getLong(1), found.getBytes(2)));
                    }
                    return rows;
                }
            }
        }

        @Override
        public void close() {
            Sqlite.close(connection);
            connection = null;
        }
    }
}
