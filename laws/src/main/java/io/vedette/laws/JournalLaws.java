// SPDX-License-Identifier: Apache-2.0
package io.vedette.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vedette.core.domain.Alert;
import io.vedette.core.domain.Change;
import io.vedette.core.domain.Entity;
import io.vedette.core.domain.Lesson;
import io.vedette.core.domain.LogLine;
import io.vedette.core.domain.MetricKind;
import io.vedette.core.domain.Observation;
import io.vedette.core.domain.Sample;
import io.vedette.core.domain.Series;
import io.vedette.core.domain.Sighting;
import io.vedette.core.domain.Span;
import io.vedette.core.domain.Tick;
import io.vedette.core.domain.Verdict;
import io.vedette.core.keep.Journal;
import io.vedette.core.keep.Journal.Batch;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The laws of [Journal].
public abstract class JournalLaws {
    private static final Entity HOST = new Entity("host", "web-1");
    private static final Series BUSY =
            Series.of(HOST, "cpu_busy", Map.of("mode", "user", "cpu", "0"), MetricKind.GAUGE);
    private static final Series REQUESTS = Series.of(HOST, "requests_total", Map.of(), MetricKind.COUNTER);

    @TempDir
    Path folder;

    /// Opens a journal on a folder, or opens it again once it was closed.
    protected abstract Journal open(Path folder) throws IOException;

    @Test
    void offsets_rise_by_one_a_batch() throws IOException {
        try (Journal journal = open(folder)) {
            assertThat(journal.newest()).isZero();
            assertThat(journal.append(List.of(new Tick(1)))).isEqualTo(1);
            assertThat(journal.append(List.of(new Tick(2), new Tick(3)))).isEqualTo(2);
            assertThat(journal.newest()).isEqualTo(2);
        }
    }

    @Test
    void batch_is_read_back_whole() throws IOException {
        List<Observation> batch = List.of(
                new Sample(BUSY, 1_700_000_000_000_000_000L, 0.1),
                new Sample(REQUESTS, 1_699_999_999_999_999_999L, -0.0),
                new Tick(5),
                new Sample(BUSY, 0, Double.MIN_VALUE),
                new Lesson(HOST, 7, "autoencoder-3", new byte[] {0, -1, 2}),
                new Sample(BUSY, Long.MAX_VALUE, -1e308));
        try (Journal journal = open(folder)) {
            long offset = journal.append(batch);

            List<Batch> read = journal.read(0, 10);

            assertThat(read).hasSize(1);
            assertThat(read.getFirst().offset()).isEqualTo(offset);
            assertThat(texts(read.getFirst().observations())).isEqualTo(texts(batch));
        }
    }

    @Test
    void batches_are_read_in_the_order_of_their_offsets_and_no_more_than_asked() throws IOException {
        try (Journal journal = open(folder)) {
            appendTicks(journal, 10);

            assertThat(offsets(journal.read(0, 4))).containsExactly(1L, 2L, 3L, 4L);
            assertThat(offsets(journal.read(4, 100))).containsExactly(5L, 6L, 7L, 8L, 9L, 10L);
            assertThat(journal.read(10, 100)).isEmpty();
        }
    }

    @Test
    void what_was_appended_is_there_after_reopening() throws IOException {
        try (Journal journal = open(folder)) {
            appendTicks(journal, 3);
        }
        try (Journal journal = open(folder)) {
            assertThat(journal.newest()).isEqualTo(3);
            assertThat(journal.read(2, 1).getFirst().observations()).containsExactly(new Tick(2));
        }
    }

    @Test
    void trimmed_batches_are_gone_and_the_others_stay() throws IOException {
        try (Journal journal = open(folder)) {
            appendTicks(journal, 300);
            journal.trim(290);

            assertThat(offsets(journal.read(0, 3))).containsExactly(291L, 292L, 293L);
        }
        try (Journal journal = open(folder)) {
            assertThat(offsets(journal.read(0, 3))).containsExactly(291L, 292L, 293L);
        }
    }

    @Test
    void offsets_are_not_used_twice_after_trimming_everything() throws IOException {
        try (Journal journal = open(folder)) {
            appendTicks(journal, 5);
            journal.trim(1_000);
            assertThat(journal.newest()).isEqualTo(5);
        }
        try (Journal journal = open(folder)) {
            assertThat(journal.read(0, 10)).isEmpty();
            assertThat(journal.append(List.of(new Tick(9)))).isEqualTo(6);
            assertThat(offsets(journal.read(0, 10))).containsExactly(6L);
        }
        try (Journal journal = open(folder)) {
            assertThat(offsets(journal.read(0, 10))).containsExactly(6L);
        }
    }

    @Test
    void waiting_ends_at_once_when_something_newer_is_there_and_says_no_when_time_is_up() throws Exception {
        try (Journal journal = open(folder)) {
            assertThat(journal.await(0, Duration.ZERO)).isFalse();
            journal.append(List.of(new Tick(1)));
            assertThat(journal.await(0, Duration.ofMinutes(1))).isTrue();
            assertThat(journal.await(1, Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void waiting_ends_when_another_thread_appends() throws Exception {
        try (Journal journal = open(folder);
                ExecutorService other = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> waiting = other.submit(() -> journal.await(0, Duration.ofMinutes(1)));
            journal.append(List.of(new Tick(1)));

            assertThat(waiting.get()).isTrue();
        }
    }

    @Test
    void appends_of_many_threads_all_arrive_and_each_under_its_own_offset() throws Exception {
        List<Future<Long>> offsets = new ArrayList<>();
        try (Journal journal = open(folder)) {
            try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 200; i++) {
                    long nanos = i;
                    Callable<Long> append = () -> journal.append(List.of(new Tick(nanos)));
                    offsets.add(others.submit(append));
                }
            }
            List<Batch> read = journal.read(0, 1_000);

            assertThat(offsets(read)).hasSize(200).isSorted().doesNotHaveDuplicates();
            for (int i = 0; i < 200; i++) {
                Batch batch = read.get((int) (offsets.get(i).get() - 1));
                assertThat(batch.observations()).containsExactly(new Tick(i));
            }
        }
    }

    @Test
    void empty_batch_is_refused() throws IOException {
        try (Journal journal = open(folder)) {
            assertThatIllegalArgumentException().isThrownBy(() -> journal.append(List.of()));
        }
    }

    private static void appendTicks(Journal journal, int count) throws IOException {
        for (int i = 0; i < count; i++) {
            journal.append(List.of(new Tick(i)));
        }
    }

    private static List<Long> offsets(List<Batch> batches) {
        return batches.stream().map(Batch::offset).toList();
    }

    /// A lesson's bytes are compared by content, and a sample's value by its bits.
    private static List<String> texts(List<Observation> observations) {
        return IntStream.range(0, observations.size())
                .mapToObj(i -> switch (observations.get(i)) {
                    case Sample(Series series, long nanos, double value) ->
                        series + " " + nanos + " " + Double.doubleToRawLongBits(value);
                    case LogLine _, Span _, Alert _, Change _, Sighting _, Tick _, Verdict _ ->
                        observations.get(i).toString();
                    case Lesson(Entity entity, long nanos, String version, byte[] model) ->
                        entity + " " + nanos + " " + version + " " + List.of(java.util.Arrays.toString(model));
                })
                .toList();
    }
}
