// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteDataSource;

/// Brings the ledger's tables to the present version.
final class LedgerSchema {
    /// Held, because a logger that nobody holds forgets its level. Flyway greets at each start; we want its warnings.
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");

    private LedgerSchema() {}

    static void migrate(Path file) {
        FLYWAY.setLevel(Level.WARNING);
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + file.toAbsolutePath());
        source.setJournalMode("WAL");
        source.setSynchronous("FULL");
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:io/vedette/store/ledger")
                .load()
                .migrate();
    }
}
