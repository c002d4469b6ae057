// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/// How each database file is opened, and what its errors mean for a person.
final class Sqlite {
    /// Below this, an error that names no reason is taken for a full disk: the write-ahead index alone takes 32 KiB.
    private static final long HARDLY_ANY_BYTES = 1 << 20;

    private Sqlite() {}

    /// Opens a file that survives kill -9 and loss of power: each commit is one fsync of the write-ahead log.
    ///
    /// Space that rows leave is reused, and given back by `PRAGMA incremental_vacuum`.
    static Connection open(Path file) throws SQLException {
        Connection connection = new SQLiteConfig().createConnection("jdbc:sqlite:" + file.toAbsolutePath());
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA busy_timeout = 5000");
            statement.execute("PRAGMA page_size = 4096");
            statement.execute("PRAGMA auto_vacuum = INCREMENTAL");
            statement.execute("PRAGMA journal_mode = WAL");
            statement.execute("PRAGMA synchronous = FULL");
            statement.execute("PRAGMA foreign_keys = ON");
            statement.execute("PRAGMA journal_size_limit = 16777216");
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw e;
        }
    }

    /// The same, with these tables and indexes in it: made when the file is new, compared letter by letter when not.
    ///
    /// A flipped bit in that text can make a column vanish, or a key lose its meaning, and nothing complains.
    static Connection open(Path file, List<String> schema) throws SQLException {
        Connection connection = open(file);
        try (Statement statement = connection.createStatement()) {
            if (schemaOf(statement).isEmpty()) {
                statement.execute("BEGIN IMMEDIATE");
                for (String create : schema) {
                    statement.execute(create.replaceFirst("(TABLE|INDEX) ", "$1 IF NOT EXISTS "));
                }
                statement.execute("COMMIT");
            }
            if (!schemaOf(statement).equals(Set.copyOf(schema))) {
                throw new SQLiteException("its tables are not those of this Vedette", SQLiteErrorCode.SQLITE_CORRUPT);
            }
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw e;
        }
    }

    private static Set<String> schemaOf(Statement statement) throws SQLException {
        Set<String> schema = new HashSet<>();
        try (ResultSet found = statement.executeQuery("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL")) {
            while (found.next()) {
                schema.add(found.getString(1));
            }
        }
        return schema;
    }

    /// Closes after a failure, whose own error is the one worth telling.
    static void close(@Nullable AutoCloseable connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (Exception e) {
                System.getLogger("io.vedette.store")
                        .log(System.Logger.Level.DEBUG, "connection did not close cleanly", e);
            }
        }
    }

    /// Deletes a closed file and what SQLite keeps beside it.
    static void delete(Path file) throws IOException {
        for (String companion : List.of("", "-wal", "-shm")) {
            Files.deleteIfExists(file.resolveSibling(file.getFileName() + companion));
        }
    }

    /// Whether the file itself is broken, as against the disk being full or gone. One that we may write and SQLite will
    /// not says in its header that it is of a later version: a bit there has flipped.
    static boolean isDamage(Throwable error, Path file) {
        return code(error).startsWith("SQLITE_CORRUPT")
                || code(error).equals("SQLITE_NOTADB")
                || code(error).equals("SQLITE_IOERR_SHORT_READ")
                || (code(error).equals("SQLITE_READONLY") && Files.isWritable(file));
    }

    /// The same error as a sentence that says what to do.
    static IOException explain(String what, Path file, Exception error) {
        Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
        if (isFull(error, folder)) {
            return full(folder, error);
        }
        if (isDamage(error, file)) {
            return new Damaged("cannot " + what + ": " + file + " is damaged", error);
        }
        return new IOException("cannot " + what + " in " + file + ": " + error.getMessage(), error);
    }

    static IOException full(Path folder, Exception error) {
        return new IOException(
                "no space left in " + folder + ": free some or set `data` to another place; nothing was taken", error);
    }

    private static boolean isFull(Exception error, Path folder) {
        String code = code(error);
        if (code.equals("SQLITE_FULL") || String.valueOf(error.getMessage()).contains("No space left on device")) {
            return true;
        }
        try {
            return (code.startsWith("SQLITE_IOERR") || code.equals("SQLITE_CANTOPEN"))
                    && Files.getFileStore(folder).getUsableSpace() < HARDLY_ANY_BYTES;
        } catch (IOException e) {
            error.addSuppressed(e);
            return false;
        }
    }

    private static String code(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite) {
                return sqlite.getResultCode().name().toUpperCase(Locale.ROOT);
            }
        }
        return "";
    }
}
