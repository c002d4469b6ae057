// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Anomaly;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Evidence;
import io.vedette.core.domain.Incident;
import io.vedette.core.keep.Ledger;
import io.vedette.laws.LedgerLaws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteLedgerTest extends LedgerLaws {
    @Override
    protected Ledger open(Path folder) throws IOException {
        return new SqliteLedger(folder, new Damage(folder));
    }

    @Test
    void incident_of_a_ledger_that_tells_of_a_state_only_is_read() throws Damaged {
        IncidentJson json = new IncidentJson();
        Anomaly anomaly = new Anomaly(
                "a",
                new Entity("host", "web"),
                Anomaly.Kind.SILENT,
                Anomaly.Phase.OPENED,
                1,
                2,
                new Evidence(0, "", List.of()));
        Incident incident = Incident.of("i", "silent", 1, 0, List.of(anomaly));
        String before = json.write(incident).replace("\"acknowledged\":false,", "");

        assertThat(before).doesNotContain("acknowledged");
        assertThat(json.incident(before)).isEqualTo(incident);
        assertThat(json.incident(before.replace("\"OPEN\"", "\"ACKNOWLEDGED\"")).acknowledged())
                .isTrue();
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
