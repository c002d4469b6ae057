// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.keep.Ledger;
import io.vedette.laws.LedgerLaws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerTest extends LedgerLaws {
    @Override
    protected Ledger open(Path folder) throws IOException {
        return new SqliteLedger(folder, new Damage(folder));
    }

    @Test
    void damaged_ledger_is_set_aside_and_a_person_is_told_to_restore_it(@TempDir Path place) throws IOException {
        Files.writeString(place.resolve("ledger.db"), "no database".repeat(100));
        Damage damage = new Damage(place);

        try (Ledger ledger = new SqliteLedger(place, damage)) {
            ledger.note("a", "b");

            assertThat(ledger.note("a")).contains("b");
            assertThat(damage.sentences()).anyMatch(sentence -> sentence.contains("from a backup"));
            assertThat(place.resolve("quarantine/ledger.db")).exists();
        }
    }
}
