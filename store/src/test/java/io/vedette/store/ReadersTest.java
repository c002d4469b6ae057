// SPDX-License-Identifier: Apache-2.0
package io.vedette.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Frame;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Point;
import io.vedette.core.domain.Signal;
import io.vedette.core.domain.Tick;
import io.vedette.core.keep.History;
import io.vedette.core.keep.Journal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readers beside the writer see everything that was there when they began, each thing once.
final class ReadersTest {
    private static final Entity HOST = new Entity("host", "a");
    private static final long STEP = 10_000_000_000L;
    private static final List<Signal> SIGNALS =
            IntStream.range(0, 200).mapToObj(i -> new Signal("signal " + i, "")).toList();

    @Test
    void reader_of_points_misses_none_while_chunks_go_to_disk(@TempDir Path folder) throws Exception {
        AtomicInteger appended = new AtomicInteger();
        int frames = 5_000;
        try (History history = new SqliteHistory(folder, new Damage(folder));
                ExecutorService readers = Executors.newFixedThreadPool(2)) {
            List<Future<Integer>> reads = new ArrayList<>();
            for (int reader = 0; reader < 2; reader++) {
                reads.add(readers.submit(() -> readUntil(history, appended, frames)));
            }
            for (int i = 0; i < frames; i++) {
                double value = i;
                List<Point> points =
                        SIGNALS.stream().map(signal -> new Point(signal, value)).toList();
                history.append(Frame.of(HOST, i * STEP, STEP, points));
                appended.set(i + 1);
            }
            for (Future<Integer> read : reads) {
                assertThat(read.get()).isPositive();
            }
        }
    }

    private static int readUntil(History history, AtomicInteger appended, int frames) throws Exception {
        int reads = 0;
        for (int before = 0; before < frames; reads++) {
            before = appended.get();
            History.Stretch found = history.read(HOST, "signal " + reads % 200, 0, Long.MAX_VALUE);
            assertThat(found.size()).isBetween(before, frames);
            assertThat(found.values())
                    .isEqualTo(IntStream.range(0, found.size()).asDoubleStream().toArray());
        }
        return reads;
    }

    @Test
    void reader_of_batches_follows_appends_and_trims(@TempDir Path folder) throws Exception {
        int batches = 2_000;
        try (Journal journal = new SqliteJournal(folder, new Damage(folder));
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<List<Observation>> followed = other.submit(() -> follow(journal, batches));
            for (int i = 1; i <= batches; i++) {
                journal.append(List.of(new Tick(i)));
            }

            assertThat(followed.get())
                    .isEqualTo(IntStream.rangeClosed(1, batches)
                            .mapToObj(Tick::new)
                            .toList());
        }
    }

    private static List<Observation> follow(Journal journal, int batches) throws Exception {
        List<Observation> found = new ArrayList<>();
        long offset = 0;
        while (found.size() < batches && journal.await(offset, java.time.Duration.ofMinutes(1))) {
            for (Journal.Batch batch : journal.read(offset, 7)) {
                assertThat(batch.offset()).isEqualTo(offset + 1);
                found.addAll(batch.observations());
                offset = batch.offset();
            }
            journal.trim(offset);
        }
        return found;
    }
}
