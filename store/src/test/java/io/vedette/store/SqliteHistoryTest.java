// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.keep.History;
import io.vedette.laws.HistoryLaws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteHistoryTest extends HistoryLaws {
    /// 2026-03-01T00:00:00Z.
    private static final long MIDNIGHT = 1_772_323_200_000_000_000L;

    private static final long STEP = 60_000_000_000L;
    private static final Entity HOST = new Entity("host", "web-1");
    private static final List<Signal> SIGNALS =
            IntStream.range(0, 20).mapToObj(i -> new Signal("signal " + i, "%")).toList();

    @Override
    protected History open(Path folder) throws IOException {
        return new SqliteHistory(folder, new Damage(folder));
    }

    @Test
    void damaged_day_is_set_aside_and_the_other_days_serve_on(@TempDir Path place) throws IOException {
        fill(place, 3 * 1_440);
        Files.writeString(place.resolve("history-2026-03-02.db"), "no database".repeat(100));
        Damage damage = new Damage(place);

        try (History history = new SqliteHistory(place, damage)) {
            assertThat(history.read(HOST, "signal 3", 0, Long.MAX_VALUE).size()).isEqualTo(2 * 1_440);
            assertThat(history.read(HOST, "signal 4", 0, Long.MAX_VALUE).size()).isEqualTo(2 * 1_440);
            assertThat(place.resolve("quarantine/history-2026-03-02.db")).exists();
            assertThat(damage.sentences()).hasSize(1);

            append(history, 1_440, 2 * 1_440);

            assertThat(history.read(HOST, "signal 3", 0, Long.MAX_VALUE).size()).isEqualTo(3 * 1_440);
        }
    }

    @Test
    void names_come_back_from_the_day_files_when_the_catalogue_is_lost(@TempDir Path place) throws IOException {
        fill(place, 500);
        Files.writeString(place.resolve("signals.db"), "no database".repeat(100));

        for (int start = 0; start < 2; start++) {
            try (History history = open(place)) {
                assertThat(history.signals(HOST)).isEqualTo(SIGNALS);
                assertThat(history.read(HOST, "signal 7", 0, Long.MAX_VALUE).values()[499])
                        .isEqualTo(499 + 7 / 10.0);
            }
        }
    }

    @Test
    void replay_after_a_clean_end_stores_no_chunk_twice(@TempDir Path place) throws Exception {
        fill(place, 1_000);
        long once = chunks(place);
        fill(place, 1_000);

        assertThat(chunks(place)).isEqualTo(once).isEqualTo(20 * 5);
    }

    @Test
    void open_stretch_of_a_clean_end_grows_on_in_its_own_chunk(@TempDir Path place) throws Exception {
        fill(place, 100);
        fill(place, 240);

        assertThat(chunks(place)).isEqualTo(20);
        try (History history = open(place)) {
            assertThat(history.read(HOST, "signal 0", 0, Long.MAX_VALUE).size()).isEqualTo(240);
        }
    }

    private static long chunks(Path place) throws Exception {
        try (var connection = Sqlite.open(place.resolve("history-2026-03-01.db"));
                var statement = connection.createStatement();
                var found = statement.executeQuery("SELECT count(*) FROM chunk")) {
            return found.next() ? found.getLong(1) : 0;
        }
    }

    private void fill(Path place, int frames) throws IOException {
        try (History history = open(place)) {
            append(history, 0, frames);
        }
    }

    private static void append(History history, int from, int to) throws IOException {
        for (int i = from; i < to; i++) {
            int at = i;
            List<Point> points = IntStream.range(0, SIGNALS.size())
                    .mapToObj(signal -> new Point(SIGNALS.get(signal), at + signal / 10.0))
                    .toList();
            history.append(Frame.of(HOST, MIDNIGHT + at * STEP, STEP, points));
        }
    }
}
