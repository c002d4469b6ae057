// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Observation;
import io.vedette.core.keep.Journal.Batch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What was acknowledged is there after kill -9, whenever it strikes.
final class KillTest {
    @Test
    void what_was_taken_is_there_after_kill_9(@TempDir Path folder) throws Exception {
        killAgainAndAgain(folder, 3, 400);
    }

    @Test
    @Tag("long")
    void what_was_taken_is_there_after_many_times_kill_9(@TempDir Path folder) throws Exception {
        killAgainAndAgain(folder, 30, 3_000);
    }

    private static void killAgainAndAgain(Path folder, int rounds, int mostBatches) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("kill -9: seed " + seed);
        Random random = new Random(seed);
        Map<Long, Long> taken = new HashMap<>();
        for (int round = 0; round < rounds; round++) {
            int batches = 1 + random.nextInt(mostBatches);
            runAndKill(folder, round * 1_000_000L, batches).forEach(line -> note(line, taken));
            assertThat(taken).hasSizeGreaterThanOrEqualTo(batches);

            Map<Long, List<Observation>> found = everything(folder);

            taken.forEach((offset, number) ->
                    assertThat(found.get(offset)).as("offset %d", offset).isEqualTo(Appending.batch(number)));
        }
    }

    private static List<String> runAndKill(Path folder, long first, int batches) throws Exception {
        List<String> lines = new ArrayList<>();
        try (Child child = new Child(Appending.class, folder.toString(), String.valueOf(first))) {
            for (int i = 0; i < batches; i++) {
                lines.add(child.line());
            }
            lines.addAll(child.kill());
        }
        return lines;
    }

    private static void note(String line, Map<Long, Long> taken) {
        String[] words = line.split(" ");
        assertThat(words).as(line).hasSize(3).startsWith("taken");
        Long before = taken.put(Long.valueOf(words[1]), Long.valueOf(words[2]));
        assertThat(before).as("offset given out twice: %s", line).isNull();
    }

    private static Map<Long, List<Observation>> everything(Path folder) throws Exception {
        Map<Long, List<Observation>> found = new HashMap<>();
        try (Store store = Store.open(folder)) {
            long offset = 0;
            while (offset < store.journal().newest()) {
                for (Batch batch : store.journal().read(offset, 500)) {
                    found.put(batch.offset(), batch.observations());
                    offset = batch.offset();
                }
            }
            assertThat(store.damage()).isEmpty();
        }
        return found;
    }
}
