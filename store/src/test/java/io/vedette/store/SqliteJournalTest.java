// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.Tick;
import io.vedette.core.keep.Journal;
import io.vedette.laws.JournalLaws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteJournalTest extends JournalLaws {
    @Override
    protected Journal open(Path folder) throws IOException {
        return new SqliteJournal(folder, new Damage(folder));
    }

    @Test
    void damaged_batch_reads_as_an_empty_one_and_is_counted(@TempDir Path place) throws Exception {
        try (Journal journal = open(place)) {
            journal.append(List.of(new Tick(1)));
            journal.append(List.of(new Tick(2)));
        }
        change(
                place,
                "UPDATE journal SET batch = (SELECT batch FROM journal WHERE \"offset\" = 2) WHERE \"offset\" = 1");
        Damage damage = new Damage(place);

        try (Journal journal = new SqliteJournal(place, damage)) {
            List<Journal.Batch> read = journal.read(0, 10);

            assertThat(read.get(0)).isEqualTo(new Journal.Batch(1, List.of()));
            assertThat(read.get(1).observations()).containsExactly(new Tick(2));
            assertThat(damage.sentences()).containsExactly("1 × batches in the journal: damaged and skipped");
        }
    }

    @Test
    void reader_gets_past_a_lost_end(@TempDir Path place) throws Exception {
        try (Journal journal = open(place)) {
            journal.append(List.of(new Tick(1)));
            journal.append(List.of(new Tick(2)));
            change(place, "DELETE FROM journal");

            assertThat(journal.read(0, 10)).containsExactly(new Journal.Batch(2, List.of()));
            assertThat(journal.await(2, Duration.ZERO)).isFalse();
        }
    }

    @Test
    void offsets_go_on_above_the_old_ones_after_the_file_was_lost(@TempDir Path place) throws IOException {
        long last;
        try (Journal journal = open(place)) {
            last = journal.append(List.of(new Tick(1)));
        }
        Files.writeString(
                place.resolve("journal.db"), "not a database at all, but long enough to look at: " + "x".repeat(200));
        Damage damage = new Damage(place);

        try (Journal journal = new SqliteJournal(place, damage)) {
            assertThat(journal.append(List.of(new Tick(2)))).isGreaterThan(last);
            assertThat(journal.read(last, 10)).hasSize(1);
            assertThat(damage.sentences()).singleElement().asString().contains("journal.db was damaged");
            assertThat(place.resolve("quarantine/journal.db")).exists();
        }
    }

    @Test
    void trimming_gives_space_back_to_the_file_system(@TempDir Path place) throws IOException {
        Lesson lesson = new Lesson(new Entity("host", "a"), 1, "v", new byte[1 << 20]);
        try (Journal journal = open(place)) {
            for (int i = 0; i < 40; i++) {
                journal.append(List.of(lesson));
            }
            journal.trim(39);
            journal.append(List.of(new Tick(1)));
        }
        assertThat(Files.size(place.resolve("journal.db"))).isLessThan(20L << 20);
    }

    private static void change(Path place, String sql) throws SQLException {
        try (Connection connection = Sqlite.open(place.resolve("journal.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
