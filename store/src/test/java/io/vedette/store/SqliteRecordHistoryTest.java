// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.Severity;
import io.vedette.core.keep.RecordHistory;
import io.vedette.laws.RecordHistoryLaws;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SqliteRecordHistoryTest extends RecordHistoryLaws {
    /// 2026-03-01T00:00:00Z.
    private static final long MIDNIGHT = 1_772_323_200_000_000_000L;

    private static final long STEP = 10_000_000_000L;
    private static final int DAYS = 3;
    private static final int LINES_A_DAY = 8_640;
    private static final Entity SHOP = new Entity("service", "shop");

    @Override
    protected RecordHistory open(Path folder) throws IOException {
        return new SqliteRecordHistory(folder, new Damage(folder));
    }

    @Test
    void damaged_day_is_set_aside_and_the_other_days_serve_on(@TempDir Path place) throws IOException {
        fill(place);
        Files.writeString(place.resolve("records-2026-03-02.db"), "no database".repeat(100));
        Damage damage = new Damage(place);

        try (RecordHistory history = new SqliteRecordHistory(place, damage)) {
            assertThat(lines(history)).hasSize(2 * LINES_A_DAY);
            assertThat(place.resolve("quarantine/records-2026-03-02.db")).exists();
            assertThat(damage.sentences()).hasSize(1);

            history.append(List.of(line(LINES_A_DAY + 5)));

            assertThat(lines(history)).hasSize(2 * LINES_A_DAY + 1);
        }
        try (RecordHistory history = open(place)) {
            assertThat(lines(history)).hasSize(2 * LINES_A_DAY + 1);
        }
    }

    @Test
    void flipped_bits_cost_blocks_and_never_give_a_wrong_line(@TempDir Path place) throws IOException {
        fill(place);
        Set<LogLine> told;
        try (RecordHistory history = open(place)) {
            told = new HashSet<>(lines(history));
        }
        Path day = place.resolve("records-2026-03-02.db");
        byte[] whole = Files.readAllBytes(day);
        long seed = new Random().nextLong();
        System.out.println("flipped_bits: seed " + seed);
        Random random = new Random(seed);
        int lost = 0;
        for (int i = 0; i < 30; i++) {
            byte[] flipped = whole.clone();
            int at = random.nextInt(flipped.length);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(day, flipped);
            try (RecordHistory history = open(place)) {
                List<LogLine> found = lines(history);
                assertThat(told.containsAll(found)).as("bit at %d", at).isTrue();
                lost += told.size() - found.size() > 0 ? 1 : 0;
            }
            Files.deleteIfExists(place.resolve("quarantine/records-2026-03-02.db"));
        }
        assertThat(lost).isPositive();
    }

    @Test
    void clean_end_and_a_start_without_a_snapshot_lose_nothing(@TempDir Path place) throws IOException {
        for (int start = 0; start < 3; start++) {
            try (RecordHistory history = open(place)) {
                history.append(List.of(line(start)));
            }
        }
        try (RecordHistory history = open(place)) {
            assertThat(lines(history)).containsExactly(line(2), line(1), line(0));
        }
    }

    private static List<LogLine> lines(RecordHistory history) throws IOException {
        return history.lines(SHOP, 0, Long.MAX_VALUE, 1_000_000);
    }

    private void fill(Path place) throws IOException {
        try (RecordHistory history = open(place)) {
            List<LogLine> lines = new ArrayList<>();
            for (int i = 0; i < DAYS * LINES_A_DAY; i++) {
                lines.add(line(i));
            }
            history.append(lines);
        }
    }

    private static LogLine line(int number) {
        String text = "order %d of %08x was taken".formatted(number, number * 0x9E3779B9);
        return new LogLine(SHOP, MIDNIGHT + number * STEP, Severity.INFO, text, new TreeMap<>());
    }
}
